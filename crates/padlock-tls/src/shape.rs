//! What an end makes of the freedom that TLS 1.3 leaves it: nothing of this changes what is agreed on.

use padlock_core::closed_enum;

closed_enum! {
    /// When a server sends a cookie along with HelloRetryRequest (RFC 8446 section 4.2.2).
    pub enum Cookies {
        /// Never.
        Never = "never",
        /// When it asks for another hello anyway.
        Along = "along",
        /// Always: it asks for another hello for the cookie's sake alone, to see that the client is where it says.
        Always = "always",
    }
}

/// The look of a connection of TLS 1.3.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Shape {
    /// Zeros make what a record holds a multiple of so many bytes; 0 adds none (RFC 8446 section 5.4).
    pub padding: u16,
    /// Whether messages that follow one another share a record (RFC 8446 section 5.1).
    pub joined: bool,
    /// Whether to say things that mean nothing, so that nobody forgets to pass over them (RFC 8701).
    pub grease: bool,
    /// Whether a client looks like TLS 1.2 to middleboxes (RFC 8446 appendix D.4); its server does what it does.
    pub compatible: bool,
    /// Whether a client lets the server ask who it is at any time (RFC 8446 section 4.2.6).
    pub post_handshake_auth: bool,
    /// When a server wants to see a cookie again.
    pub cookies: Cookies,
}

impl Default for Shape {
    /// Compatible, and a cookie where there is another hello anyway.
    fn default() -> Self {
        Self {
            padding: 0,
            joined: false,
            grease: false,
            compatible: true,
            post_handshake_auth: false,
            cookies: Cookies::Along,
        }
    }
}
