//! The eavesdropper's pane: the wire she watches, and her notebook.

use padlock_text::Label;
use yew::prelude::*;

use super::{
    could::Could,
    icon::{Icon, IconView},
    ladder::Ladder,
    value_list::ValueList,
};
use crate::{
    hooks::use_text,
    view::{Meaning, wire::WireCard},
};

#[derive(Properties, PartialEq)]
pub struct WirePaneProps {
    pub card: WireCard,
    pub chosen: bool,
}

#[component]
pub fn WirePane(props: &WirePaneProps) -> Html {
    let card = &props.card;
    let text = use_text();
    html! {
        <section class={classes!("pane", "wire", (!props.chosen).then_some("off"))} aria-label={card.title.clone()}>
            <header>
                <h2><IconView icon={Icon::Eye} />{ &card.title }</h2>
                <p class="legend">
                    { legend(Meaning::Plain, text.label(Label::MeansPlain)) }
                    { legend(Meaning::Protected, text.label(Label::MeansProtected)) }
                    { legend(Meaning::Secret, text.label(Label::MeansSecret)) }
                </p>
            </header>
            <Ladder label={text.label(Label::Ladder)} rungs={card.rungs.clone()} />
            <div class="notebook">
                <div tabindex="0" role="group" aria-label={text.label(Label::SheKnows)}>
                    <ValueList title={text.label(Label::Knows)} empty={text.label(Label::SheKnowsNothing)} cards={card.knows.clone()} />
                </div>
                <div tabindex="0" role="group" aria-label={text.label(Label::SheCould)}>
                    <h3 class="overline">{ text.label(Label::Could) }</h3>
                    if card.could.is_empty() {
                        <p class="empty">{ &card.idle }</p>
                    }
                    { for card.could.iter().map(|could| html! { <Could key={could.key} card={could.clone()} /> }) }
                    if !card.lacks.is_empty() {
                        <h3 class="overline">{ text.label(Label::Lacks) }<span>{ card.lacks.len() }</span></h3>
                        <ul class="values">
                            { for card.lacks.iter().map(|lack| html! {
                                <li class="lack" key={lack.key.clone()}>
                                    <IconView icon={Icon::Dash} />
                                    <span class="name">{ &lack.name }</span>
                                    <span class="how">{ &lack.needs }</span>
                                </li>
                            }) }
                        </ul>
                    }
                </div>
            </div>
        </section>
    }
}

fn legend(meaning: Meaning, words: String) -> Html {
    html! { <span class={meaning.class()}><IconView icon={meaning.icon()} />{ words }</span> }
}
