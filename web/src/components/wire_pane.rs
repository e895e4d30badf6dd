//! The eavesdropper's pane: the wire she watches, and her notebook.

use padlock_text::Label;
use yew::prelude::*;

use super::{
    could::could,
    icon::{Icon, icon},
    ladder::Ladder,
    value_list::value_list,
};
use crate::{
    hooks::Kit,
    view::{Meaning, wire::WireCard},
};

pub fn wire_pane(kit: &Kit, card: &WireCard, chosen: bool) -> Html {
    let text = &kit.text;
    html! {
        <section class={classes!("pane", "wire", (!chosen).then_some("off"))} aria-label={card.title.clone()}>
            <header>
                <h2>{ icon(Icon::Eye) }{ &card.title }</h2>
                <p class="legend">
                    { legend(Meaning::Plain, text.label(Label::MeansPlain)) }
                    { legend(Meaning::Protected, text.label(Label::MeansProtected)) }
                    { legend(Meaning::Secret, text.label(Label::MeansSecret)) }
                </p>
            </header>
            <Ladder label={text.label(Label::Ladder)} rungs={card.rungs.clone()} />
            <div class="notebook">
                <div tabindex="0" role="group" aria-label={text.label(Label::SheKnows)}>
                    { value_list(kit, Label::Knows, Label::SheKnowsNothing, &card.knows) }
                </div>
                <div tabindex="0" role="group" aria-label={text.label(Label::SheCould)}>
                    <h3 class="overline">{ text.label(Label::Could) }</h3>
                    if card.could.is_empty() {
                        <p class="empty">{ &card.idle }</p>
                    }
                    { for card.could.iter().map(|job| could(kit, job)) }
                    if !card.lacks.is_empty() {
                        <h3 class="overline">{ text.label(Label::Lacks) }<span>{ card.lacks.len() }</span></h3>
                        <ul class="values">
                            { for card.lacks.iter().map(|lack| html! {
                                <li class="lack" key={lack.key.clone()}>
                                    { icon(Icon::Dash) }
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
    html! { <span class={meaning.class()}>{ icon(meaning.icon()) }{ words }</span> }
}
