//! What one pastes: certificates, which are judged, or a record, which is taken apart.

use std::rc::Rc;

use padlock_sim::import::hex;
use padlock_text::{Arg, Text, ToolLabel};
use padlock_tls::{
    dissect::{self, Context},
    x509::{Pem, UnixTime, read_pem},
};

use super::{
    chain::{JudgedCard, judged},
    grid::{GridCard, grid},
};

/// What was asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// Certificates, the server's first, or any bytes.
    pub pasted: String,
    /// Whom one wanted to reach; may be empty.
    pub name: String,
    /// At which second, in UTC.
    pub time: String,
    /// Whom one trusts; may be empty.
    pub roots: String,
}

/// The answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Bytes that are no certificate.
    Bytes(Rc<GridCard>),
    /// Certificates.
    Judged(JudgedCard),
}

/// Reads what was pasted, and judges it where it is certificates.
///
/// # Errors
/// Why it could not be read, in words, with the place.
pub fn answer(text: &Text, question: &Question) -> Result<Answer, String> {
    let pasted = bytes(text, &question.pasted)?;
    let chain = match pasted {
        Pasted::Certificates(chain) => chain,
        Pasted::Bytes(bytes) => {
            let spans = dissect::dissect_record(&bytes, &Context::default()).spans;
            let key = "pasted".to_owned();
            return Ok(Answer::Bytes(Rc::new(grid(
                text, key, &bytes, &spans, false,
            ))));
        }
    };
    let now = moment(&question.time).ok_or_else(|| {
        let time = [("time", Arg::Text(&question.time))];
        text.tool(ToolLabel::ChainBadTime, &time)
    })?;
    let roots = match question.roots.trim() {
        "" => Vec::new(),
        roots => match bytes(text, roots)? {
            Pasted::Certificates(roots) => roots,
            Pasted::Bytes(_) => return Err(text.tool(ToolLabel::ChainBadRoot, &[])),
        },
    };
    Ok(Answer::Judged(judged(
        text,
        chain,
        &roots,
        question.name.trim(),
        now,
    )))
}

/// What a text holds.
enum Pasted {
    Certificates(Vec<Vec<u8>>),
    Bytes(Vec<u8>),
}

fn bytes(text: &Text, pasted: &str) -> Result<Pasted, String> {
    let refused = |why: String| text.tool(ToolLabel::OwnRefused, &[("why", Arg::Text(&why))]);
    let blocks = read_pem(pasted.as_bytes()).map_err(|bad| {
        let line = [("line", Arg::Count(bad.line as u64))];
        text.tool(ToolLabel::ChainBadPem, &line)
    })?;
    if let Some(blocks) = blocks {
        let of_kind = blocks.into_iter();
        let of_kind = of_kind.filter(|block| block.label == Pem::Certificate.label());
        let ders: Vec<Vec<u8>> = of_kind.map(|block| block.der).collect();
        return match ders.is_empty() {
            true => Err(text.tool(ToolLabel::ChainNone, &[])),
            false => Ok(Pasted::Certificates(ders)),
        };
    }
    let bytes = hex::read(pasted.as_bytes()).map_err(|bad| {
        let expected = text.tool(ToolLabel::ExpectHex, &[]);
        refused(format!("{expected} ({})", bad.at))
    })?;
    Ok(match bytes.first() {
        // DER: a SEQUENCE.
        Some(0x30) => Pasted::Certificates(vec![bytes]),
        _ => Pasted::Bytes(bytes),
    })
}

/// A second as a field writes it: `2026-01-01T00:00:00`, the seconds perhaps left out.
fn moment(text: &str) -> Option<UnixTime> {
    let (date, time) = text.trim().trim_end_matches('Z').split_once('T')?;
    let mut date = date.splitn(3, '-');
    let (year, month, day) = (date.next()?, date.next()?, date.next()?);
    let mut time = time.splitn(3, ':');
    let (hour, minute) = (time.next()?, time.next()?);
    let second = time.next().unwrap_or("0").split('.').next()?;
    UnixTime::utc(
        (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?),
        (
            hour.parse().ok()?,
            minute.parse().ok()?,
            second.parse().ok()?,
        ),
    )
}

/// A second as a field writes it.
pub fn written(seconds: u64) -> String {
    let time = UnixTime(seconds).to_string();
    time.trim_end_matches('Z').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_the_field_writes_it_and_nothing_else_is() {
        let second = Some(UnixTime(1_767_225_600));
        for text in [
            "2026-01-01T00:00:00",
            "2026-01-01T00:00",
            " 2026-01-01T00:00:00.000Z ",
        ] {
            assert_eq!(moment(text), second, "{text:?}");
        }
        assert_eq!(moment(&written(1_767_225_600)), second);
        for text in [
            "",
            "2026-01-01",
            "2026-02-30T00:00",
            "T",
            "a-b-cTd:e",
            "1969-12-31T00:00",
        ] {
            assert_eq!(moment(text), None, "{text:?}");
        }
    }
}
