//! What the catalogue is sorted by.

use padlock_core::closed_enum;

closed_enum! {
    /// Among what a story is told.
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub enum Group {
        /// How the padlock works.
        Padlock = "padlock",
        /// Certificates and what can be wrong with them.
        Certificates = "certificates",
        /// The versions, and what each does its own way.
        Versions = "versions",
        /// Attacks, each with its defence.
        Attacks = "attacks",
        /// One's own.
        Own = "own",
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "a member of a closed enum can take no attribute"
)]
impl Default for Group {
    fn default() -> Self {
        Self::Own
    }
}

closed_enum! {
    /// How much a story takes for granted.
    pub enum Level {
        /// Nothing.
        First = "first",
        /// The padlock's handshake.
        Further = "further",
        /// The arithmetic, or the details of a version.
        Deep = "deep",
    }
}
