//! What is shown: parts, each with the trees of its bytes.

use std::net::SocketAddr;

use padlock_core::closed_enum;
use padlock_sim::import::{self, Closed, Imported};
use padlock_tls::{
    codec::{DecodeError, Span},
    dissect::{Context, Dissection, dissect_certificate, dissect_handshake},
    handshake::CipherSuite,
    message_name::MessageName,
    party::Party,
    record::ProtocolVersion,
};

closed_enum! {
    /// What a part is.
    pub enum Kind {
        /// A record.
        Record = "record",
        /// The start of a record whose rest is missing.
        PartialRecord = "partial_record",
        /// Bytes that nobody can tell the start of a record in.
        NoRecord = "no_record",
        /// A handshake message out of its record.
        Handshake = "handshake",
        /// A certificate.
        Certificate = "certificate",
    }
}

closed_enum! {
    /// Which bytes a tree is of.
    pub enum Of {
        /// The part's own.
        Part = "part",
        /// What its ciphertext decrypts to.
        Opened = "opened",
        /// A handshake message that ends in it and began in a record before.
        Joined = "joined",
    }
}

/// Some bytes, and every field of them.
pub struct Tree {
    /// Which bytes.
    pub of: Of,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Their fields.
    pub spans: Vec<Span>,
    /// The first thing that is wrong with them.
    pub error: Option<DecodeError>,
}

/// One thing that was found.
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// Who sent it, where that is known.
    pub from: Option<Party>,
    /// Whether it is under keys.
    pub protected: bool,
    /// The messages in it.
    pub names: Vec<MessageName>,
    /// Where it begins, in bytes from the start of the stream or file.
    pub offset: u64,
    /// The packet with which all of it had come, from 1; 0 where there are no packets.
    pub packet: usize,
    /// Why it was not opened.
    pub closed: Option<Closed>,
    /// Its bytes, then what is inside.
    pub trees: Vec<Tree>,
}

/// A connection and its parts.
pub struct Conversation {
    /// The client.
    pub client: SocketAddr,
    /// The server.
    pub server: SocketAddr,
    /// The version that they agreed on, as far as it was seen.
    pub version: Option<ProtocolVersion>,
    /// The suite that they agreed on, as far as it was seen.
    pub suite: Option<CipherSuite>,
    /// In the order in which they arrived.
    pub parts: Vec<Part>,
}

impl Tree {
    /// The fields of these bytes.
    pub fn of<T>(of: Of, bytes: &[u8], dissection: Dissection<T>) -> Self {
        Self {
            of,
            bytes: bytes.to_vec(),
            spans: dissection.spans,
            error: dissection.value.err(),
        }
    }
}

impl Part {
    /// Whether all of it could be read, or would have been with a key that is not here.
    pub fn is_good(&self) -> bool {
        let is_whole = !matches!(self.kind, Kind::PartialRecord | Kind::NoRecord);
        let is_readable = |tree: &Tree| tree.error.is_none();
        is_whole && self.closed != Some(Closed::DoesNotOpen) && self.trees.iter().all(is_readable)
    }

    /// A certificate.
    pub fn certificate(der: &[u8]) -> Self {
        let tree = Tree::of(Of::Part, der, dissect_certificate(der));
        Self::alone(Kind::Certificate, tree)
    }

    /// A handshake message.
    pub fn handshake(bytes: &[u8]) -> Self {
        let dissection = dissect_handshake(bytes, &Context::default());
        let name = dissection
            .value
            .as_ref()
            .map(|m| MessageName::of_handshake(m.msg_type()));
        let names = name.into_iter().collect();
        Self {
            names,
            ..Self::alone(Kind::Handshake, Tree::of(Of::Part, bytes, dissection))
        }
    }

    /// A record that someone recorded.
    pub fn imported(message: Imported) -> Self {
        let kind = match message.kind {
            import::Kind::Record => Kind::Record,
            import::Kind::PartialRecord => Kind::PartialRecord,
            import::Kind::NoRecord => Kind::NoRecord,
        };
        let view = message.view;
        let mut trees = vec![Tree::of(Of::Part, &view.bytes, view.outer)];
        let opened = view.opened.into_iter();
        trees.extend(opened.map(|opened| Tree::of(Of::Opened, &opened.bytes, opened.dissection)));
        let joined = message.joined.into_iter();
        trees.extend(joined.map(|(bytes, dissection)| Tree::of(Of::Joined, &bytes, dissection)));
        Self {
            kind,
            from: Some(message.from),
            protected: message.protected,
            names: message.names,
            offset: message.offset,
            packet: message.packet,
            closed: message.closed,
            trees,
        }
    }

    fn alone(kind: Kind, tree: Tree) -> Self {
        Self {
            kind,
            from: None,
            protected: false,
            names: Vec::new(),
            offset: 0,
            packet: 0,
            closed: None,
            trees: vec![tree],
        }
    }
}

impl Conversation {
    /// A connection that someone recorded.
    pub fn imported(conversation: import::Conversation) -> Self {
        let messages = conversation.messages.into_iter();
        Self {
            client: conversation.client,
            server: conversation.server,
            version: conversation.version,
            suite: conversation.cipher_suite,
            parts: messages.map(Part::imported).collect(),
        }
    }
}
