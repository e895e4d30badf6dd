//! Closed sets of things with a stable identifier.

/// Declares a closed enum whose variants have a stable `id()`, also used by serde.
///
/// Every crate above declares its own sets with it, so that one rule holds for all: a variant is written once,
/// and its id is what texts, files and pages call it. The caller's crate depends on `serde`.
#[macro_export]
macro_rules! closed_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $id:literal),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$variant_meta])* #[serde(rename = $id)] $variant,)*
        }

        // What a variant is there for, `cfg`, holds for its mentions too; what it is, its doc line, is nothing to them.
        #[allow(unused_doc_comments, reason = "the attributes of a variant come together")]
        impl $name {
            /// Every member, in declaration order.
            pub const ALL: &'static [Self] = &[$($(#[$variant_meta])* Self::$variant,)*];

            /// The stable identifier: lower case, words joined by underscores.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $($(#[$variant_meta])* Self::$variant => $id,)* }
            }
        }
    };
}
