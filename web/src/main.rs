//! Padlock's page: three panes, a wire between them, and everything on it open to inspection.

mod components;
mod hooks;
mod store;
mod view;

use components::{app::App, fault};

fn main() {
    yew::set_custom_panic_hook(Box::new(|info| {
        let report = info.to_string();
        web_sys::console::error_1(&report.as_str().into());
        fault::show(&report);
    }));
    yew::Renderer::<App>::new().render();
}
