//! The ladder: every message so far, time downwards, and dashed what is still to come.

use padlock_text::Label;
use yew::prelude::*;

use super::{
    element::{element, group, left_out},
    kept::kept,
    rung::rung,
};
use crate::{effects::Kit, view::ladder::LadderCard};

pub fn ladder(kit: &Kit, card: &LadderCard) -> Html {
    let before = left_out(kit, Label::Earlier, card.before);
    let behind = left_out(kit, Label::Later, card.behind);
    let rungs = card.rungs.iter().map(|card| {
        let connection = card.connection.as_ref();
        html! {
            <li key={card.key.as_str()}>
                { connection.map(|words| element("h3", "connection", words)) }
                { kept(kit, card, rung) }
            </li>
        }
    });
    let list = html! {
        <ol class="rungs">{ for before.into_iter().chain(rungs).chain(behind) }</ol>
    };
    group("ladder", kit.text.label(Label::Ladder), list)
}
