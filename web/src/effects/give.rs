//! Giving something to the person: a file, the clipboard, the printer.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, HtmlAnchorElement, Url, js_sys};
use yew::Callback;

use super::document;
use crate::view::export::File;

/// The whole address.
pub fn address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    href.unwrap_or_default()
}

/// Copies words, and says whether it could.
pub fn copy(words: &str, done: Callback<bool>) {
    let window = web_sys::window();
    // Where the page is not secure there is no clipboard at all.
    let clipboard = window.map(|window| window.navigator().clipboard());
    let clipboard = clipboard.filter(|clipboard| !JsValue::from(clipboard.clone()).is_undefined());
    let Some(clipboard) = clipboard else {
        done.emit(false);
        return;
    };
    let copied = done.clone();
    let copied = Closure::once_into_js(move |_: JsValue| copied.emit(true));
    let refused = Closure::once_into_js(move |_: JsValue| done.emit(false));
    let promise: JsValue = clipboard.write_text(words).into();
    let then = js_sys::Reflect::get(&promise, &"then".into());
    if let Some(then) = then
        .ok()
        .and_then(|then| then.dyn_into::<js_sys::Function>().ok())
    {
        // A promise takes any two functions.
        let _ = then.call2(&promise, &copied, &refused);
    }
}

/// Lets the browser keep a file.
pub fn download(file: &File) -> Option<()> {
    let bytes = js_sys::Uint8Array::from(file.bytes.as_slice());
    let parts = js_sys::Array::of1(&bytes);
    let blob = Blob::new_with_u8_array_sequence(&parts).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link = document()?.create_element("a").ok()?;
    let link = link.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(&url);
    link.set_download(&file.name);
    link.click();
    Url::revoke_object_url(&url).ok()
}

/// Prints the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Refused in a sandbox, where nothing can be printed.
        let _ = window.print();
    }
}
