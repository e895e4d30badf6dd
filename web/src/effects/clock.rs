//! The person's own clock: certificates of theirs are judged by it.

/// Seconds since 1970-01-01T00:00:00Z.
pub fn seconds() -> u64 {
    (web_sys::js_sys::Date::now() / 1000.0) as u64
}
