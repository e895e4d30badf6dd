//! English in disguise: still readable, and yet a translation.
//!
//! Words without accents were never looked up, a text without its frame is cut off or glued
//! together from parts, and one that does not fit would not fit in other languages either. What is
//! put into a text keeps its shape.

/// Stands before every text.
pub const FRAME_OPENS: char = '⟦';
/// Stands behind every text.
pub const FRAME_CLOSES: char = '⟧';

/// What is written for the letters from `a` to `z` and from `A` to `Z`.
const ACCENTED: &str = "áƀçðéƒĝĥîĵķļɱñóþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÓÞǪŔŠŢÛṼŴẊÝŽ";

/// Writes `words` with accents and with two letters of five doubled, and every run of letters
/// between two marks.
pub fn push(out: &mut String, words: &str, [before, after]: [&str; 2]) {
    let mut letters = 0_usize;
    let mut inside = false;
    for c in words.chars() {
        let letter = accented(c);
        if letter.is_some() != inside {
            inside = !inside;
            out.push_str(if inside { before } else { after });
        }
        out.push(letter.unwrap_or(c));
        if let Some(letter) = letter {
            if matches!(letters % 5, 0 | 2) {
                out.push(letter);
            }
            letters += 1;
        }
    }
    if inside {
        out.push_str(after);
    }
}

fn accented(c: char) -> Option<char> {
    let plain = ('a'..='z').chain('A'..='Z');
    let mut pairs = plain.zip(ACCENTED.chars());
    pairs
        .find(|(plain, _)| *plain == c)
        .map(|(_, accented)| accented)
}
