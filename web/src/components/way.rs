//! What a menu of the header does: on the front page it leads to the whole page.

use yew::prelude::*;

use crate::effects::Kit;

/// Begins the story again with another value of a key.
#[cfg(feature = "whole")]
pub fn way(kit: &Kit, key: &'static str) -> Callback<Event> {
    use crate::store::Action;
    kit.act.map(move |event: Event| {
        let menu: web_sys::HtmlSelectElement = event.target_unchecked_into();
        let value = Some(menu.value());
        Action::Set { key, value }
    })
}

/// Goes where the story can be played so.
#[cfg(not(feature = "whole"))]
pub fn way(_: &Kit, key: &'static str) -> Callback<Event> {
    use crate::{effects::go_to_whole, store::catalogue::FIRST};
    Callback::from(move |event: Event| {
        let menu: web_sys::HtmlSelectElement = event.target_unchecked_into();
        go_to_whole(&format!("scenario={FIRST}&{key}={}", menu.value()));
    })
}
