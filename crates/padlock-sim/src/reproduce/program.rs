//! Programs of Python as one argument of `python3 -c`, with those definitions in front that they use.

use std::collections::BTreeSet;

use crate::export::hex;

/// Definitions, with an empty line behind each; what they use stands before them.
pub(super) static LIBRARY: &[&str] = &[
    include_str!("python/bytes.py"),
    include_str!("python/toy.py"),
    include_str!("python/aead.py"),
    include_str!("python/curves.py"),
    include_str!("python/mlkem.py"),
    include_str!("python/signatures.py"),
];

/// Modules of the standard library.
const MODULES: &[&str] = &["hashlib", "hmac", "subprocess"];

/// A program in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Program {
    lines: Vec<String>,
}

impl Program {
    /// `name` stands for these bytes.
    pub(super) fn bytes(mut self, name: &str, bytes: &[u8]) -> Self {
        self.lines.push(format!("{name} = {}", literal(bytes)));
        self
    }

    /// `name` stands for this big-endian number.
    pub(super) fn number(mut self, name: &str, bytes: &[u8]) -> Self {
        let digits = hex(bytes);
        let digits = digits.trim_start_matches('0');
        let digits = if digits.is_empty() { "0" } else { digits };
        self.lines.push(format!("{name} = 0x{digits}"));
        self
    }

    /// A line of Python.
    pub(super) fn line(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into());
        self
    }

    /// The command line that prints the bytes of `expression`.
    pub(super) fn print(mut self, expression: &str) -> String {
        self.lines.push(format!("print(({expression}).hex())"));
        let own = self.lines.join("\n");
        let used = used(&own);
        let whole = |part: &str| [used.join("\n\n"), part.to_owned()].join("\n");
        let names = words(&whole(&own));
        let modules = MODULES.iter().filter(|module| names.contains(**module));
        let modules: Vec<&str> = modules.copied().collect();
        let mut parts = Vec::new();
        if !modules.is_empty() {
            parts.push(format!("import {}", modules.join(", ")));
        }
        if !used.is_empty() {
            parts.push(used.join("\n\n"));
        }
        parts.push(own);
        format!("python3 -c '\n{}'", parts.join("\n\n"))
    }
}

/// Bytes as Python writes them.
pub(super) fn literal(bytes: &[u8]) -> String {
    format!("bytes.fromhex(\"{}\")", hex(bytes))
}

/// What `openssl kdf` prints, in hexadecimal: `kdf` with these options, so many bytes.
pub(super) fn openssl_kdf(kdf: &str, length: usize, options: &[(&str, &str)]) -> String {
    let options: Vec<String> = options
        .iter()
        .map(|(name, value)| format!("-kdfopt {name}:{value}"))
        .collect();
    let options = options.join(" ");
    format!(
        "openssl kdf -binary -keylen {length} {options} {kdf} | od -An -v -tx1 | tr -d \" \\n\""
    )
}

/// The definitions that `text` uses, and those that they use.
fn used(text: &str) -> Vec<&'static str> {
    let all: Vec<&'static str> = LIBRARY
        .iter()
        .flat_map(|file| file.trim_end().split("\n\n"))
        .collect();
    let mut names = words(text);
    let mut used = Vec::new();
    for definition in all.iter().rev() {
        if defined(definition).is_some_and(|name| names.contains(name)) {
            names.extend(words(definition));
            used.push(*definition);
        }
    }
    used.reverse();
    used
}

/// The name that a definition gives.
pub(super) fn defined(definition: &str) -> Option<&str> {
    let definition = definition.strip_prefix("def ").unwrap_or(definition);
    definition.split(|c: char| !is_of_name(c)).next()
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !is_of_name(c));
    words.map(str::to_owned).collect()
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}
