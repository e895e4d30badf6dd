//! The eavesdropper's pane: the wire she watches, and her notebook.

use padlock_text::Label;
use yew::prelude::*;

use super::{
    could,
    element::{classes, group, labelled, overline, p, span, when},
    icon::{Icon, icon},
    ladder::ladder,
    role_switch::role_switch,
    value_list::value_list,
};
use crate::{
    effects::Kit,
    view::{Meaning, notebook::LackCard, value::meaning_word, wire::WireCard},
};

/// `tools` are hers, where a person plays her.
pub fn wire_pane(kit: &Kit, card: &WireCard, chosen: bool, tools: Html) -> Html {
    let text = &kit.text;
    let legend = [Meaning::Plain, Meaning::Protected, Meaning::Secret].map(|meaning| {
        labelled(
            "span",
            meaning.class(),
            meaning.icon(),
            &meaning_word(text, meaning),
        )
    });
    let titles = (Label::Knows, Label::SheKnowsNothing);
    let knows = value_list(kit, titles, &card.knows, card.known);
    html! {
        <section class={classes(&["pane wire", when(!chosen, "off")])} aria-label={card.title.clone()}>
            <header>
                { labelled("h2", "", Icon::Eye, &card.title) }
                { card.switch.as_ref().map(|switch| role_switch(kit, switch)) }
                <p class="legend">{ for legend }</p>
            </header>
            { ladder(kit, &card.ladder) }
            { tools }
            <div class="notebook">
                { group("", text.label(Label::SheKnows), knows) }
                { group("", text.label(Label::SheCould), could(kit, card)) }
            </div>
        </section>
    }
}

fn could(kit: &Kit, card: &WireCard) -> Html {
    html! { <>
        { overline(&kit.text.label(Label::Could), None) }
        { card.could.is_empty().then(|| p("empty", &card.idle)) }
        { for card.could.iter().map(|job| could::could(kit, job)) }
        { lacks(kit, &card.lacks) }
    </> }
}

fn lacks(kit: &Kit, cards: &[LackCard]) -> Html {
    if cards.is_empty() {
        return Html::default();
    }
    html! { <>
        { overline(&kit.text.label(Label::Lacks), Some(cards.len())) }
        <ul class="values">
            { for cards.iter().map(|lack| html! {
                <li class="lack" key={lack.key.as_str()}>
                    { icon(Icon::Dash) }
                    { span("name", &lack.name) }
                    { span("how", &lack.needs) }
                </li>
            }) }
        </ul>
    </> }
}
