//! Handshake messages that are spread over records (RFC 5246 section 6.2.1).

use padlock_tls::handshake::{HANDSHAKE_HEADER_LEN, MAX_HANDSHAKE_MESSAGE};

/// The start of a message whose rest has not come.
#[derive(Clone, Debug, Default)]
pub struct Messages {
    begun: Vec<u8>,
}

/// What a fragment brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// How many of its first bytes belong to a message that had begun before.
    pub continued: usize,
    /// The messages that are whole by now, and whether each began in a record before.
    pub whole: Vec<(Vec<u8>, bool)>,
}

impl Messages {
    /// Adds a record's fragment. A message that is too long to be one is given up.
    pub fn push(&mut self, fragment: &[u8]) -> Brought {
        let before = self.begun.len();
        let mut brought = Brought::default();
        let mut bytes = std::mem::take(&mut self.begun);
        bytes.extend(fragment);
        if before > 0 {
            let of_first = message_length(&bytes).unwrap_or(bytes.len());
            brought.continued = of_first.saturating_sub(before).min(fragment.len());
        }
        let mut rest = bytes.as_slice();
        while let Some((message, after)) =
            message_length(rest).and_then(|n| rest.split_at_checked(n))
        {
            let spanned = before > 0 && brought.whole.is_empty();
            brought.whole.push((message.to_vec(), spanned));
            rest = after;
        }
        let is_too_long = message_length(rest).is_some_and(|n| n > MAX_HANDSHAKE_MESSAGE);
        if !is_too_long {
            self.begun = rest.to_vec();
        }
        brought
    }
}

/// Header and body of the message at the front, once its header is there: type, then a length of three bytes.
fn message_length(bytes: &[u8]) -> Option<usize> {
    let [_, a, b, c] = *bytes.first_chunk::<HANDSHAKE_HEADER_LEN>()?;
    let body = usize::try_from(u32::from_be_bytes([0, a, b, c])).ok()?;
    body.checked_add(HANDSHAKE_HEADER_LEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: [u8; 7] = [20, 0, 0, 3, 1, 2, 3];

    /// What each of these fragments brings.
    fn check(fragments: &[&[u8]], expected: &[(usize, &[bool])]) {
        let mut messages = Messages::default();
        for (fragment, (continued, spanned)) in fragments.iter().zip(expected) {
            let whole = spanned.iter().map(|spanned| (MESSAGE.to_vec(), *spanned));
            let expected = Brought {
                continued: *continued,
                whole: whole.collect(),
            };
            assert_eq!(messages.push(fragment), expected, "{fragment:?}");
        }
    }

    #[test]
    fn messages_may_be_cut_anywhere() {
        let twice = [MESSAGE, MESSAGE].concat();
        check(&[&twice], &[(0, &[false, false])]);
        for cut in 1..MESSAGE.len() {
            let (start, rest) = twice.split_at(cut);
            check(
                &[start, rest],
                &[(0, &[]), (MESSAGE.len() - cut, &[true, false])],
            );
            let (middle, rest) = rest.split_at(MESSAGE.len() - cut);
            check(
                &[start, middle, rest],
                &[(0, &[]), (MESSAGE.len() - cut, &[true]), (0, &[false])],
            );
        }
        check(
            &[&MESSAGE[..2], &[], &MESSAGE[2..3], &MESSAGE[3..]],
            &[(0, &[]), (0, &[]), (1, &[]), (4, &[true])],
        );
    }

    #[test]
    fn a_message_that_is_too_long_is_given_up() {
        check(
            &[&[11, 0xff, 0xff, 0xff, 0], &MESSAGE],
            &[(0, &[]), (0, &[false])],
        );
    }
}
