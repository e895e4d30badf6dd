//! The client's or the server's pane: its state, what it knows, what it hears and says.

use padlock_text::Label;
use yew::prelude::*;

use super::{
    element::{button, classes, element, group, labelled, left_out, span, when},
    icon::{Icon, icon},
    kept::kept,
    role_switch::role_switch,
    said::said,
    say::Say,
    value_list::value_list,
};
use crate::{effects::Kit, view::party::PartyCard};

/// `decide` is what the party has to decide, if a person plays it.
pub fn party_pane(kit: &Kit, card: &PartyCard, chosen: bool, decide: Html) -> Html {
    let alarm = card.alarm.as_ref().map(|alarm| {
        html! { <p class="alarm">{ icon(Icon::Bolt) }{ span("", alarm) }</p> }
    });
    let is_silent = card.said.is_empty() && card.say.is_none();
    let close = card
        .close
        .as_ref()
        .map(|(words, action)| button(kit, "", &[], None, action.clone(), words.as_str().into()));
    let facts = card.facts.iter().map(|(name, words)| {
        html! { <div key={name.as_str()}>{ element("dt", "", name) }{ element("dd", "", words) }</div> }
    });
    let values = card
        .values
        .as_ref()
        .map(|values| value_list(kit, (Label::Knows, Label::KnowsNothing), values, card.known));
    let body = html! { <>
        { alarm }
        { decide }
        { (!card.facts.is_empty()).then(|| html! { <dl class="exact facts">{ for facts }</dl> }) }
        { values }
    </> };
    let say = card.say.as_ref().map(|say| {
        html! {
            <Say
                kit={kit.clone()}
                by={card.party}
                label={say.label.clone()}
                draft={say.draft.clone()}
                closed={say.closed.clone()}
            />
        }
    });
    html! {
        <section class={classes(&["pane party", when(!chosen, "off")])} aria-label={card.title.clone()}>
            <header>
                { labelled("h2", "", card.icon, &card.title) }
                { card.switch.as_ref().map(|switch| role_switch(kit, switch)) }
                <p class="state">{ card.state.as_str() }{ element("code", "", &card.state_id) }</p>
            </header>
            { group("body", card.knows_label.clone(), body) }
            <footer class={when(is_silent, "silent")}>
                { talk(kit, card) }
                <div class="place">{ say }</div>
                { close }
            </footer>
        </section>
    }
}

/// So many lines of a conversation are in sight at once.
const IN_SIGHT: usize = 3;

/// The conversation; a stop in the order of focus where it is longer than what is in sight.
fn talk(kit: &Kit, card: &PartyCard) -> Html {
    let name = kit.text.label(Label::Conversation);
    let scrolls = card.said.len() > IN_SIGHT;
    let before = left_out(kit, Label::Earlier, card.said_before);
    let said = card.said.iter().map(|words| {
        html! { <li key={words.key.as_str()}>{ kept(kit, words, |_, words| said(words)) }</li> }
    });
    let heard = (!card.said.is_empty()).then(|| {
        html! { <ol class="heard" aria-label={name.clone()}>{ for before.into_iter().chain(said) }</ol> }
    });
    html! {
        <div
            class="talk"
            role={scrolls.then_some("group")}
            aria-label={scrolls.then(|| name.clone())}
            tabindex={scrolls.then_some("0")}
        >
            { heard }
        </div>
    }
}
