//! The values that a message carries or proves, to choose one to look at.

use yew::prelude::*;

use crate::{components::icon::IconView, hooks::use_act, store::Action, view::value::ValueCard};

#[derive(Properties, PartialEq)]
pub struct PicksProps {
    pub label: AttrValue,
    pub cards: Vec<ValueCard>,
}

#[component]
pub fn Picks(props: &PicksProps) -> Html {
    let act = use_act();
    if props.cards.is_empty() {
        return Html::default();
    }
    html! {
        <div class="picks" role="group" aria-label={&props.label}>
            { for props.cards.iter().map(|card| html! {
                <button
                    key={card.key.clone()}
                    type="button"
                    class={classes!("pick", card.meaning.class())}
                    aria-pressed={card.selected.to_string()}
                    onclick={act.on(Action::Pick(card.target.clone()))}
                >
                    <IconView icon={card.meaning.icon()} />
                    { &card.name }
                    <code>{ &card.short }</code>
                </button>
            }) }
        </div>
    }
}
