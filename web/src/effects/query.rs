//! What the address asks for before its `#`.

use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// The value of a query parameter.
pub fn asked(name: &str) -> Option<String> {
    parameters()?.get(name)
}

/// Takes a parameter out of the address, since a person has chosen otherwise.
pub fn withdraw(name: &str) {
    let _ = without(name);
}

fn without(name: &str) -> Option<()> {
    let parameters = parameters()?;
    parameters.get(name)?;
    parameters.delete(name);
    let window = web_sys::window()?;
    let location = window.location();
    let (path, hash) = (location.pathname().ok()?, location.hash().ok()?);
    let query = parameters.to_string().as_string()?;
    let mark = if query.is_empty() { "" } else { "?" };
    let address = format!("{path}{mark}{query}{hash}");
    // Refused where a sandbox forbids it: then the address stays as it was.
    let history = window.history().ok()?;
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(&address))
        .ok()
}

fn parameters() -> Option<UrlSearchParams> {
    let search = web_sys::window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()
}
