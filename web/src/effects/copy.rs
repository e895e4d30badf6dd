//! The clipboard.

use wasm_bindgen_futures::JsFuture;

/// Copies words; whether the browser let the page do so.
pub async fn copy(words: String) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // Where a page is not secure there is no clipboard at all, whatever the type says.
    let navigator = window.navigator();
    let there = web_sys::js_sys::Reflect::get(&navigator, &"clipboard".into());
    if !there.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    let written = navigator.clipboard().write_text(&words);
    JsFuture::from(written).await.is_ok()
}
