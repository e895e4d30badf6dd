//! The ladder: every message so far, time downwards, and dashed what is still to come.

use padlock_text::Label;
use yew::prelude::*;

use super::{element::group, rung::rung};
use crate::{effects::Kit, view::ladder::RungCard};

pub fn ladder(kit: &Kit, rungs: &[RungCard]) -> Html {
    let rungs = rungs.iter().map(|card| {
        html! { <li key={card.key.as_str()}>{ rung(kit, card) }</li> }
    });
    let list = html! { <ol class="rungs">{ for rungs }</ol> };
    group("ladder", kit.text.label(Label::Ladder), list)
}
