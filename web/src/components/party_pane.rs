//! The client's or the server's pane: its state, what it knows, what it hears and says.

use padlock_text::Label;
use yew::prelude::*;

use super::{
    icon::{Icon, IconView},
    said::Said,
    say::Say,
    value_list::ValueList,
};
use crate::{hooks::use_text, view::party::PartyCard};

#[derive(Properties, PartialEq)]
pub struct PartyPaneProps {
    pub card: PartyCard,
    /// Whether this pane is the one shown where only one fits.
    pub chosen: bool,
}

#[component]
pub fn PartyPane(props: &PartyPaneProps) -> Html {
    let card = &props.card;
    let text = use_text();
    html! {
        <section class={classes!("pane", "party", (!props.chosen).then_some("off"))} aria-label={card.title.clone()}>
            <header>
                <h2><IconView icon={card.icon} />{ &card.title }</h2>
                <p class="state">{ &card.state }<code>{ &card.state_id }</code></p>
            </header>
            <div class="body" tabindex="0" role="group" aria-label={card.knows_label.clone()}>
                if let Some(alarm) = &card.alarm {
                    <p class="alarm"><IconView icon={Icon::Bolt} /><span>{ alarm }</span></p>
                }
                <ValueList
                    title={text.label(Label::Knows)}
                    empty={text.label(Label::KnowsNothing)}
                    cards={card.values.clone()}
                />
            </div>
            <footer>
                if !card.said.is_empty() {
                    <ol class="heard" aria-label={text.label(Label::Conversation)}>
                        { for card.said.iter().map(|said| html! { <li key={said.key.clone()}><Said card={said.clone()} /></li> }) }
                    </ol>
                }
                <Say by={card.party} label={card.say_label.clone()} draft={card.draft.clone()} closed={card.closed.clone()} />
            </footer>
        </section>
    }
}
