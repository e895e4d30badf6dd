//! What the browser keeps for us, where it does.

use web_sys::Storage;

/// Absent in a sandbox, and where a person has forbidden it.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What was kept under a key.
pub fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps something; where that is refused it is forgotten with the page.
pub fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}
