//! Trusted Types (W3C, section 2.3): where the page's policy asks for them, an address is no script's by being a text.

use std::cell::OnceCell;

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::js_sys::{Error, Function, Object, Reflect, global};

/// The one name that the page's Content-Security-Policy permits; a page may use it once.
const NAME: &str = "padlock-worker";

thread_local! {
    static POLICY: OnceCell<JsValue> = const { OnceCell::new() };
}

/// `address` as a `TrustedScriptURL`; as it is where the browser has no Trusted Types. The first one asked for stays the
/// only one that is trusted.
pub fn address(address: &str) -> Result<JsValue, JsValue> {
    let factory = Reflect::get(&global(), &"trustedTypes".into())?;
    if factory.is_undefined() {
        return Ok(address.into());
    }
    POLICY.with(|kept| {
        let policy = match kept.get() {
            Some(policy) => policy.clone(),
            None => {
                let policy = policy_for(&factory, address)?;
                kept.get_or_init(|| policy).clone()
            }
        };
        call(&policy, "createScriptURL", &[address.into()])
    })
}

/// A policy that trusts one address.
fn policy_for(factory: &JsValue, address: &str) -> Result<JsValue, JsValue> {
    let only = address.to_owned();
    let judge = move |asked: String| match asked == only {
        true => Ok(JsValue::from(asked)),
        false => Err(JsValue::from(Error::new(&asked))),
    };
    let judge = Closure::<dyn Fn(String) -> Result<JsValue, JsValue>>::new(judge);
    let rules = Object::new();
    Reflect::set(&rules, &"createScriptURL".into(), &judge.into_js_value())?;
    call(factory, "createPolicy", &[NAME.into(), rules.into()])
}

/// Calls a method.
fn call(of: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(of, &method.into())?.dyn_into()?;
    method.apply(of, &arguments.iter().collect())
}
