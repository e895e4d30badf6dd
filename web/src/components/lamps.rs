//! The five lamps: what held, what broke, what was never offered.

use padlock_text::Label;
use yew::prelude::*;

use super::icon::icon;
use crate::{hooks::Kit, store::Action, view::lamps::LampCard};

/// Each lamp opens its proof.
pub fn lamps(kit: &Kit, lamps: &[LampCard]) -> Html {
    let Kit { act, text } = kit;
    html! {
        <ul class="lamps" aria-label={text.label(Label::Verdict)}>
            { for lamps.iter().map(|lamp| html! {
                <li key={lamp.key}>
                    <button
                        type="button"
                        class={classes!("lamp", lamp.meaning.class(), lamp.flipped.then_some("flipped"))}
                        aria-pressed={lamp.selected.to_string()}
                        onclick={act.on(Action::Select(lamp.target.clone()))}
                    >
                        { icon(lamp.meaning.icon()) }
                        <b>{ &lamp.name }</b>
                        { " " }
                        <span class={lamp.muted.then_some("unseen")}>{ &lamp.verdict }</span>
                    </button>
                </li>
            }) }
        </ul>
    }
}
