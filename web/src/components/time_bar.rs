//! The time toolbar.

use padlock_text::{Arg, Label};
use yew::prelude::*;

use super::{
    icon::{Icon, IconView},
    time_line::TimeLine,
};
use crate::{
    hooks::{use_act, use_text},
    store::Action,
    view::Meaning,
};

#[derive(Properties, PartialEq)]
pub struct TimeBarProps {
    pub position: usize,
    pub stops: Vec<Meaning>,
    pub now: AttrValue,
    pub playing: bool,
}

#[component]
pub fn TimeBar(props: &TimeBarProps) -> Html {
    let (act, text) = (use_act(), use_text());
    let (at_start, at_end) = (props.position == 0, props.position >= props.stops.len());
    let (play_icon, play_words) = if props.playing {
        (Icon::Pause, Label::Pause)
    } else {
        (Icon::Play, Label::Play)
    };
    let count = text.label_with(
        Label::Position,
        &[
            ("position", Arg::Count(props.position as u64)),
            ("last", Arg::Count(props.stops.len() as u64)),
        ],
    );
    html! {
        <div class="time" role="toolbar" aria-label={text.label(Label::Time)}>
            <button type="button" aria-disabled={at_start.to_string()} onclick={act.on(Action::Restart)}>
                <IconView icon={Icon::Restart} />{ text.label(Label::Restart) }
            </button>
            <button type="button" aria-disabled={at_start.to_string()} onclick={act.on(Action::Back)}>
                <IconView icon={Icon::Back} />{ text.label(Label::Back) }
            </button>
            <button type="button" class="primary" aria-disabled={at_end.to_string()} onclick={act.on(Action::Step)}>
                { text.label(Label::Step) }<IconView icon={Icon::Step} />
            </button>
            <button type="button" aria-disabled={at_end.to_string()} onclick={act.on(Action::TogglePlay)}>
                <IconView icon={play_icon} />{ text.label(play_words) }
            </button>
            <TimeLine position={props.position} stops={props.stops.clone()} now={&props.now} />
            <span class="count">{ count }</span>
        </div>
    }
}
