//! Bytes written as hexadecimal digits.

/// What stands between digits and means nothing.
const fn is_between(c: u8) -> bool {
    c.is_ascii_whitespace() || matches!(c, b':' | b',' | b';' | b'-' | b'|')
}

/// A text that is no hexadecimal one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotHex {
    /// Where, in bytes from the start of the text.
    pub at: usize,
    /// What is wrong there.
    pub problem: HexProblem,
}

/// What is wrong with a hexadecimal text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HexProblem {
    /// Something else than a digit.
    NotADigit,
    /// A byte has two digits, and here one of them is missing.
    HalfAByte,
}

/// Whether a text is meant as hexadecimal: it begins with digits, and is made of digits and what stands between them
/// until the first line ends.
#[must_use]
pub fn is_hex(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    let line = text.split(|c| *c == b'\n').next().unwrap_or_default();
    let is_part = |c: &u8| c.is_ascii_hexdigit() || is_between(*c) || matches!(c, b'x' | b'X');
    !line.is_empty() && line.iter().all(is_part)
}

/// The bytes of a hexadecimal text: two digits each, with white space, `:`, `,`, `;`, `-`, `|` or nothing between bytes, and
/// perhaps `0x` in front of them.
///
/// # Errors
/// Where the text is something else.
pub fn read(text: &[u8]) -> Result<Vec<u8>, NotHex> {
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut rest = text.iter().copied().enumerate().peekable();
    while let Some((at, c)) = rest.next() {
        if is_between(c) {
            continue;
        }
        let Some(high) = digit(c) else {
            let problem = HexProblem::NotADigit;
            return Err(NotHex { at, problem });
        };
        match rest.next() {
            Some((_, b'x' | b'X')) if c == b'0' => {}
            Some((_, c)) if digit(c).is_some() => {
                bytes.push(high << 4 | digit(c).unwrap_or_default());
            }
            Some((at, c)) if !is_between(c) => {
                let problem = HexProblem::NotADigit;
                return Err(NotHex { at, problem });
            }
            _ => {
                let problem = HexProblem::HalfAByte;
                return Err(NotHex { at, problem });
            }
        }
    }
    Ok(bytes)
}

/// Two digits for every byte, and nothing between them.
#[must_use]
pub fn written(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn digit(c: u8) -> Option<u8> {
    char::from(c).to_digit(16)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn bytes_may_be_written_in_many_ways() {
        for text in [
            "16 03 01",
            "160301",
            "16:03:01\n",
            "0x16, 0x03, 0x01",
            "\n16\r\n03-01 ",
        ] {
            assert!(is_hex(text.as_bytes()), "{text:?}");
            assert_eq!(read(text.as_bytes()), Ok(vec![0x16, 3, 1]), "{text:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_by_its_place() {
        let not_a_digit = HexProblem::NotADigit;
        let half = HexProblem::HalfAByte;
        for (text, at, problem) in [
            ("16 0z", 4, not_a_digit),
            ("g", 0, not_a_digit),
            ("16 3 01", 3, half),
            ("160", 2, half),
            ("x16", 0, not_a_digit),
        ] {
            assert_eq!(
                read(text.as_bytes()),
                Err(NotHex { at, problem }),
                "{text:?}"
            );
        }
    }

    #[test]
    fn text_and_raw_bytes_are_not_meant_as_hexadecimal() {
        for text in [
            &b"hello"[..],
            b"",
            b" \n",
            &[0x16, 3, 1],
            b"-----BEGIN X-----",
        ] {
            assert!(!is_hex(text), "{text:?}");
        }
    }
}
