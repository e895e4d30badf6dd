//! Who speaks, whose a value is, and how large the numbers are.

use padlock_core::closed_enum;

closed_enum! {
    /// One end of a connection.
    pub enum Party {
        /// The end that opens the connection (RFC 5246 section 7.4.1.2).
        Client = "client",
        /// The end that answers.
        Server = "server",
    }
}

impl Party {
    /// The other end.
    #[must_use]
    pub const fn peer(self) -> Self {
        match self {
            Self::Client => Self::Server,
            Self::Server => Self::Client,
        }
    }
}

closed_enum! {
    /// Whose a value is: part of its identity, since two ends may hold different `client_random`s under tampering.
    pub enum Whose {
        /// The client's: its random, its write keys, what it said.
        Client = "client",
        /// The server's.
        Server = "server",
        /// Agreed between both ends, as the master secret is.
        Both = "both",
    }
}

impl From<Party> for Whose {
    fn from(party: Party) -> Self {
        match party {
            Party::Client => Self::Client,
            Party::Server => Self::Server,
        }
    }
}

closed_enum! {
    /// The size of the arithmetic; messages and state machines are the same in both.
    pub enum Size {
        /// Numbers that one can compute on paper, and that an eavesdropper breaks.
        Toy = "toy",
        /// The sizes that real peers use.
        Full = "full",
    }
}
