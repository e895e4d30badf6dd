//! The time toolbar.

use padlock_text::{Arg, Label};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{
    element::{classes, span, truth},
    icon::{Icon, icon},
    time_line::time_line,
};
use crate::{
    effects::Kit,
    store::{Action, Pace},
    view::scene::TimeCard,
};

pub fn time_bar(kit: &Kit, card: &TimeCard, (playing, pace): (bool, Pace)) -> Html {
    let TimeCard { position, last, .. } = *card;
    let text = &kit.text;
    let (at_start, at_end) = (position == 0, position >= last);
    let (play_icon, play_words) = if playing {
        (Icon::Pause, Label::Pause)
    } else {
        (Icon::Play, Label::Play)
    };
    let count = text.label_with(
        Label::Position,
        &[
            ("position", Arg::Count(position as u64)),
            ("last", Arg::Count(last as u64)),
        ],
    );
    let words = |label| html! { text.label(label) };
    html! {
        <div class="time" role="toolbar" aria-label={text.label(Label::Time)}>
            { button(kit, "", at_start, Action::Restart, [icon(Icon::Restart), words(Label::Restart)]) }
            { button(kit, "", at_start, Action::Back, [icon(Icon::Back), words(Label::Back)]) }
            { button(kit, "primary", at_end, Action::Step, [words(Label::Step), icon(Icon::Step)]) }
            { button(kit, "", at_end, Action::TogglePlay, [icon(play_icon), words(play_words)]) }
            { speed(kit, pace) }
            { time_line(kit, card) }
            { span("count", &count) }
        </div>
    }
}

fn speed(kit: &Kit, chosen: Pace) -> Html {
    let onchange = kit.act.map(|event: Event| {
        let menu: HtmlSelectElement = event.target_unchecked_into();
        let at = usize::try_from(menu.selected_index()).unwrap_or_default();
        Action::Pace(Pace::ALL.get(at).copied().unwrap_or(Pace::Usual))
    });
    html! {
        <select class="speed" aria-label={kit.text.label(Label::Speed)} {onchange}>
            { for Pace::ALL.iter().map(|pace| html! {
                <option key={pace.factor()} selected={*pace == chosen}>{ pace.factor() }</option>
            }) }
        </select>
    }
}

/// A button that stays in the order of focus where it does nothing.
fn button(
    kit: &Kit,
    class: &'static str,
    disabled: bool,
    action: Action,
    inside: [Html; 2],
) -> Html {
    html! {
        <button type="button" class={classes(&[class])} aria-disabled={truth(disabled)} onclick={kit.act.on(action)}>
            { for inside }
        </button>
    }
}
