//! The five lamps: what held, what broke, what was never offered.

use yew::prelude::*;

use super::icon::IconView;
use crate::{hooks::use_act, store::Action, view::lamps::LampCard};

#[derive(Properties, PartialEq)]
pub struct LampsProps {
    pub label: AttrValue,
    pub lamps: Vec<LampCard>,
}

/// Each lamp opens its proof.
#[component]
pub fn Lamps(props: &LampsProps) -> Html {
    let act = use_act();
    html! {
        <ul class="lamps" aria-label={&props.label}>
            { for props.lamps.iter().map(|lamp| html! {
                <li key={lamp.key}>
                    <button
                        type="button"
                        class={classes!("lamp", lamp.meaning.class(), lamp.flipped.then_some("flipped"))}
                        aria-pressed={lamp.selected.to_string()}
                        onclick={act.on(Action::Select(lamp.target.clone()))}
                    >
                        <IconView icon={lamp.meaning.icon()} />
                        <b>{ &lamp.name }</b>
                        { " " }
                        <span class={lamp.muted.then_some("unseen")}>{ &lamp.verdict }</span>
                    </button>
                </li>
            }) }
        </ul>
    }
}
