//! The time toolbar.

use padlock_text::{Arg, Label};
use yew::prelude::*;

use super::{
    icon::{Icon, icon},
    time_line::time_line,
};
use crate::{hooks::Kit, store::Action, view::Meaning};

pub fn time_bar(kit: &Kit, position: usize, stops: &[Meaning], now: &str, playing: bool) -> Html {
    let Kit { act, text } = kit;
    let (at_start, at_end) = (position == 0, position >= stops.len());
    let (play_icon, play_words) = if playing {
        (Icon::Pause, Label::Pause)
    } else {
        (Icon::Play, Label::Play)
    };
    let count = text.label_with(
        Label::Position,
        &[
            ("position", Arg::Count(position as u64)),
            ("last", Arg::Count(stops.len() as u64)),
        ],
    );
    html! {
        <div class="time" role="toolbar" aria-label={text.label(Label::Time)}>
            <button type="button" aria-disabled={at_start.to_string()} onclick={act.on(Action::Restart)}>
                { icon(Icon::Restart) }{ text.label(Label::Restart) }
            </button>
            <button type="button" aria-disabled={at_start.to_string()} onclick={act.on(Action::Back)}>
                { icon(Icon::Back) }{ text.label(Label::Back) }
            </button>
            <button type="button" class="primary" aria-disabled={at_end.to_string()} onclick={act.on(Action::Step)}>
                { text.label(Label::Step) }{ icon(Icon::Step) }
            </button>
            <button type="button" aria-disabled={at_end.to_string()} onclick={act.on(Action::TogglePlay)}>
                { icon(play_icon) }{ text.label(play_words) }
            </button>
            { time_line(kit, position, stops, now) }
            <span class="count">{ count }</span>
        </div>
    }
}
