//! A line that something asked for could not be had; it can be put away.

use padlock_text::Label;
use yew::prelude::*;

use super::{
    element::{button, span},
    icon::{Icon, icon},
};
use crate::{effects::Kit, store::Action};

pub fn notice(kit: &Kit, words: &str) -> Html {
    html! {
        <div class="notice" role="alert">
            { icon(Icon::Bolt) }
            { span("", words) }
            { button(kit, "", &[], None, Action::Dismiss, kit.text.label(Label::Dismiss).into()) }
        </div>
    }
}
