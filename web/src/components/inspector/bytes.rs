//! Bytes: the record as it crossed the wire, and its inside where the viewer can open it.

use std::rc::Rc;

use padlock_text::Label;
use yew::prelude::*;

use super::linked::Linked;
use crate::{
    components::{
        element::{classes, labelled, overline, p, when},
        icon::Icon,
        segmented::segmented,
    },
    effects::Kit,
    view::{bytes::BytesCard, grid::GridCard},
};

pub fn bytes(kit: &Kit, card: &BytesCard) -> Html {
    let split = !card.viewers.is_empty();
    let on_the_wire = split.then(|| overline(&kit.text.label(Label::OnTheWire), None));
    html! { <>
        { card.empty.as_ref().map(|empty| p("empty", empty)) }
        <div class={classes(&["locked", when(split, "split")])}>
            { card.outer.as_ref().map(|outer| html! {
                <div class="outer">{ on_the_wire }{ linked(kit, outer) }</div>
            }) }
            { split.then(|| opened(kit, card)) }
        </div>
        { for card.joined.iter().map(|(words, grid)| html! {
            <div class="joined">{ overline(words, None) }{ linked(kit, grid) }</div>
        }) }
    </> }
}

fn opened(kit: &Kit, card: &BytesCard) -> Html {
    let label = kit.text.label(Label::OpenedAs);
    html! {
        <div class="opened">
            <div class="beneath">
                <span class="overline" aria-hidden="true">{ label.as_str() }</span>
                { segmented(kit, "", label, &card.viewers) }
            </div>
            { card.inner.as_ref().map(|inner| linked(kit, inner)) }
            { card.shut.as_ref().map(|shut| labelled("p", "shut", Icon::Lock, shut)) }
        </div>
    }
}

fn linked(kit: &Kit, card: &Rc<GridCard>) -> Html {
    html! { <Linked key={card.key.as_str()} kit={kit.clone()} card={card.clone()} /> }
}
