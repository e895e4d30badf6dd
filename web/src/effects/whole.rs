//! The way from the front page to the whole one.

/// Opens the whole page at a moment.
pub fn go_to_whole(address: &str) {
    if let Some(window) = web_sys::window() {
        // Refused only in a sandbox, where one stays.
        let _ = window.location().assign(&format!("stage.html#{address}"));
    }
}
