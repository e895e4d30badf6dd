//! The values that a message carries or proves, to choose one to look at.

use padlock_text::Label;
use yew::prelude::*;

use crate::{components::icon::icon, hooks::Kit, store::Action, view::value::ValueCard};

pub fn picks(kit: &Kit, cards: &[ValueCard]) -> Html {
    let Kit { act, text } = kit;
    if cards.is_empty() {
        return Html::default();
    }
    html! {
        <div class="picks" role="group" aria-label={text.label(Label::Picks)}>
            { for cards.iter().map(|card| html! {
                <button
                    key={card.key.clone()}
                    type="button"
                    class={classes!("pick", card.meaning.class())}
                    aria-pressed={card.selected.to_string()}
                    onclick={act.on(Action::Pick(card.target.clone()))}
                >
                    { icon(card.meaning.icon()) }
                    { &card.name }
                    <code>{ &card.short }</code>
                </button>
            }) }
        </div>
    }
}
