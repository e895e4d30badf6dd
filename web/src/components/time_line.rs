//! The line of moments: one stop for each message, past ones filled.

use padlock_text::{Arg, Label};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    hooks::{use_act, use_text},
    store::Action,
    view::Meaning,
};

#[derive(Properties, PartialEq)]
pub struct TimeLineProps {
    pub position: usize,
    /// What each stop brings, from the first one on; its length is the last position.
    pub stops: Vec<Meaning>,
    /// Which message was delivered last.
    pub now: AttrValue,
}

#[component]
pub fn TimeLine(props: &TimeLineProps) -> Html {
    let (act, text) = (use_act(), use_text());
    let last = props.stops.len();
    let oninput = act.map(|event: InputEvent| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Action::Seek(field.value().parse().unwrap_or_default())
    });
    let spoken = text.label_with(
        Label::TimelineSpoken,
        &[
            ("position", Arg::Count(props.position as u64)),
            ("last", Arg::Count(last as u64)),
            ("now", Arg::Text(&props.now)),
        ],
    );
    html! {
        <div class="line">
            <svg aria-hidden="true" focusable="false">
                <line class="rail" x1="0" x2="100%" y1="50%" y2="50%" />
                <line class="done" x1="0" x2={percent(props.position, last)} y1="50%" y2="50%" />
                { for std::iter::once(&Meaning::Neutral).chain(&props.stops).enumerate().map(|(at, meaning)| html! {
                    <circle
                        key={at}
                        class={classes!("stop", meaning.class(), (at <= props.position).then_some("past"))}
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
                value={props.position.to_string()}
                aria-label={text.label(Label::Timeline)}
                aria-valuetext={spoken}
                {oninput}
            />
        </div>
    }
}

fn percent(at: usize, last: usize) -> String {
    format!("{:.3}%", 100.0 * at as f64 / last.max(1) as f64)
}
