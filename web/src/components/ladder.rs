//! The ladder: every message so far, time downwards, and dashed what is still to come.

use padlock_text::{Arg, Label};
use yew::prelude::*;

use super::{
    element::{element, group},
    rung::rung,
};
use crate::{effects::Kit, view::ladder::LadderCard};

pub fn ladder(kit: &Kit, card: &LadderCard) -> Html {
    let more = |label, count: usize| {
        let words = || {
            let count = [("count", Arg::Count(count as u64))];
            element("li", "more", &kit.text.label_with(label, &count))
        };
        (count > 0).then(words)
    };
    let rungs = card.rungs.iter().map(|card| {
        let connection = card.connection.as_ref();
        html! {
            <li key={card.key.as_str()}>
                { connection.map(|words| element("h3", "connection", words)) }
                { rung(kit, card) }
            </li>
        }
    });
    let list = html! {
        <ol class="rungs">
            { more(Label::Earlier, card.before) }
            { for rungs }
            { more(Label::Later, card.behind) }
        </ol>
    };
    group("ladder", kit.text.label(Label::Ladder), list)
}
