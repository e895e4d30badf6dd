//! A point in time as a person writes it (RFC 3339).

use padlock_tls::x509::UnixTime;
use toml::value::{Datetime, Offset};

/// The second that `text` names, such as `2026-01-01T00:00:00Z` or `2026-01-01T01:00:00.5+01:00`: from 1970 to 9999.
pub fn read(text: &str) -> Option<UnixTime> {
    let moment: Datetime = text.parse().ok()?;
    let (date, clock) = (moment.date?, moment.time?);
    let local = UnixTime::utc(
        (date.year, date.month, date.day),
        (clock.hour, clock.minute, clock.second.unwrap_or_default()),
    )?;
    let ahead = match moment.offset? {
        Offset::Z => 0,
        Offset::Custom { minutes } => i64::from(minutes) * 60,
    };
    Some(UnixTime(local.0.checked_add_signed(-ahead)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_taken_off_and_a_fraction_cut_off() {
        let second = Some(UnixTime(1_767_225_600));
        for text in [
            "2026-01-01T00:00:00Z",
            "2026-01-01 00:00:00.999Z",
            "2026-01-01T01:30:00+01:30",
            "2025-12-31T23:00:00-01:00",
        ] {
            assert_eq!(read(text), second, "{text}");
        }
    }

    #[test]
    fn what_names_no_second_is_none() {
        for text in [
            "",
            "now",
            "2026-01-01",
            "00:00:00",
            "2026-01-01T00:00:00",
            "2026-02-30T00:00:00Z",
            "1969-12-31T00:00:00Z",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
