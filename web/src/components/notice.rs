//! A line that something asked for could not be had; it can be put away.

use padlock_text::Label;
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::{hooks::Kit, store::Action};

pub fn notice(kit: &Kit, words: String) -> Html {
    let Kit { act, text } = kit;
    html! {
        <div class="notice" role="alert">
            { icon(Icon::Bolt) }
            <span>{ words }</span>
            <button type="button" onclick={act.on(Action::Dismiss)}>{ text.label(Label::Dismiss) }</button>
        </div>
    }
}
