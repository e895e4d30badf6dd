//! The worker's files are those that the page was built with.
//!
//! Nothing that a worker loads can be pinned by its hash in the place where it is loaded (HTML has no `integrity` for
//! workers, nor for what a module imports). So the page asks for both files with their hashes (Subresource Integrity)
//! before it starts one. The wasm is not loaded again at all: the page hands over what it has compiled.

use wasm_bindgen_futures::JsFuture;
use web_sys::RequestInit;

use crate::effects::find;

/// Where `cargo xtask csp` writes the worker's name and hash.
const WORKER: &str = "meta[name=worker]";
/// Where trunk writes the loader's.
const LOADER: &str = "link[rel=modulepreload]";

/// The address of the worker, if it and the loader that it imports have the hashes that the page tells.
pub async fn worker() -> Option<String> {
    let worker = has_its_hash(WORKER, "content", "data-integrity").await?;
    has_its_hash(LOADER, "href", "integrity").await?;
    Some(worker)
}

/// The address in an element, if what is there has the hash in it.
async fn has_its_hash(element: &str, address: &str, hash: &str) -> Option<String> {
    let element = find(element)?;
    let address = element.get_attribute(address)?;
    let asked = RequestInit::new();
    asked.set_integrity(&element.get_attribute(hash)?);
    let answer = web_sys::window()?.fetch_with_str_and_init(&address, &asked);
    JsFuture::from(answer).await.ok()?;
    Some(address)
}
