//! Padlock's page: three panes, a wire between them, and everything on it open to inspection.

mod components;
mod effects;
mod store;
mod view;

#[cfg(feature = "whole")]
use components::app::App as Root;
use components::fault;
#[cfg(not(feature = "whole"))]
use components::front::Front as Root;

fn main() {
    yew::set_custom_panic_hook(Box::new(|info| {
        let report = info.to_string();
        web_sys::console::error_1(&report.as_str().into());
        fault::show(&report);
    }));
    #[cfg(feature = "whole")]
    if effects::serve() {
        return;
    }
    #[cfg(not(feature = "whole"))]
    if effects::leave(&effects::fragment()) {
        return;
    }
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.get_element_by_id("app")) {
        yew::Renderer::<Root>::with_root(root).render();
    }
}
