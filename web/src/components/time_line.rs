//! The line of moments: one stop for each message, past ones filled.

use padlock_text::{Arg, Label};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::element::{classes, when};
use crate::{
    effects::Kit,
    store::Action,
    view::{Meaning, scene::TimeCard},
};

pub fn time_line(kit: &Kit, card: &TimeCard) -> Html {
    let Kit { act, text } = kit;
    let TimeCard {
        position,
        last,
        stops,
        now,
    } = card;
    let (position, last) = (*position, *last);
    let one_by_one = stops.len() == last;
    let start = one_by_one.then_some(&Meaning::Neutral);
    let oninput = act.map(|event: InputEvent| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Action::Seek(field.value().parse().unwrap_or_default())
    });
    let spoken = text.label_with(
        Label::TimelineSpoken,
        &[
            ("position", Arg::Count(position as u64)),
            ("last", Arg::Count(last as u64)),
            ("now", Arg::Text(now)),
        ],
    );
    html! {
        <div class="line">
            <svg aria-hidden="true" focusable="false">
                <line class="rail" x1="0" x2="100%" y1="50%" y2="50%" />
                <line class="done" x1="0" x2={percent(position, last)} y1="50%" y2="50%" />
                { for (!one_by_one).then(|| ring(position, last)) }
                { for start.into_iter().chain(stops).enumerate().map(|(at, meaning)| html! {
                    <circle
                        key={at}
                        class={classes(&["stop", meaning.class(), when(at <= position, "past")])}
                        cx={percent(at, last)}
                        cy="50%"
                        r="4"
                    />
                }) }
            </svg>
            <input
                type="range"
                min="0"
                max={last.to_string()}
                value={position.to_string()}
                aria-label={text.label(Label::Timeline)}
                aria-valuetext={spoken}
                {oninput}
            />
        </div>
    }
}

/// Where one is, on a line whose moments are not shown one by one.
fn ring(position: usize, last: usize) -> Html {
    html! { <circle class="stop past" cx={percent(position, last)} cy="50%" r="4" /> }
}

/// How far along the line, to a thousandth of a percent.
fn percent(at: usize, last: usize) -> String {
    let last = last.max(1);
    let thousandths = (100_000 * at + last / 2) / last;
    format!("{}.{:03}%", thousandths / 1_000, thousandths % 1_000)
}
