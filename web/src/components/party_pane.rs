//! The client's or the server's pane: its state, what it knows, what it hears and says.

use padlock_text::Label;
use yew::prelude::*;

use super::{
    icon::{Icon, icon},
    said::said,
    say::Say,
    value_list::value_list,
};
use crate::{hooks::Kit, view::party::PartyCard};

pub fn party_pane(kit: &Kit, card: &PartyCard, chosen: bool) -> Html {
    let text = &kit.text;
    html! {
        <section class={classes!("pane", "party", (!chosen).then_some("off"))} aria-label={card.title.clone()}>
            <header>
                <h2>{ icon(card.icon) }{ &card.title }</h2>
                <p class="state">{ &card.state }<code>{ &card.state_id }</code></p>
            </header>
            <div class="body" tabindex="0" role="group" aria-label={card.knows_label.clone()}>
                if let Some(alarm) = &card.alarm {
                    <p class="alarm">{ icon(Icon::Bolt) }<span>{ alarm }</span></p>
                }
                { value_list(kit, Label::Knows, Label::KnowsNothing, &card.values) }
            </div>
            <footer>
                if !card.said.is_empty() {
                    <ol class="heard" aria-label={text.label(Label::Conversation)}>
                        { for card.said.iter().map(|words| html! { <li key={words.key.clone()}>{ said(words) }</li> }) }
                    </ol>
                }
                <Say by={card.party} label={card.say_label.clone()} draft={card.draft.clone()} closed={card.closed.clone()} />
            </footer>
        </section>
    }
}
