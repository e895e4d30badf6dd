//! How the texts of a language are written down at build time and read at run time.
//!
//! A language is one string that is read by splitting alone. English is `texts`; a translation has
//! the keys of English, which need not weigh twice. In ABNF, where the capitals are the control
//! characters below, which no text holds:
//!
//! ```text
//! texts       = record *( RECORD record )            ; sorted by key, byte by byte
//! record      = key IS pattern
//! translation = pattern *( RECORD pattern )          ; in the order of English
//! key         = message [ "." attribute ]
//! pattern     = words *( CHOICE choice CHOICE words )
//! choice      = name OR words *( OR key IS words )   ; the first words are the default
//! words       = text *( VALUE name VALUE text )
//! ```
//!
//! So in a pattern split at `CHOICE`, and in words split at `VALUE`, every second part is one.
//! The default's own key is not written: with it or with an unknown key, the outcome is the same.

/// Between two texts.
pub const RECORD: char = '\u{1}';
/// Between a key and what it stands for.
pub const IS: char = '\u{2}';
/// Before and after words to choose from.
pub const CHOICE: char = '\u{3}';
/// Before each of the words to choose from.
pub const OR: char = '\u{4}';
/// Before and after the name of a value.
pub const VALUE: char = '\u{5}';
