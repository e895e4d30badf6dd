//! Giving a file to the person.

use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url, js_sys};

use super::document;
use crate::view::export::File;

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
