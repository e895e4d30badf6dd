//! The inspector: whatever is selected, seen from all its sides.

mod bytes;
#[cfg(feature = "whole")]
mod curve;
mod derivation;
mod explain;
mod eyes;
mod field_tree;
mod graph;
mod hex_grid;
pub mod linked;
mod picks;
#[cfg(feature = "whole")]
mod reproduce;
mod step;
mod working;

use padlock_text::Label;
use yew::prelude::*;

use self::{bytes::bytes, derivation::derivation, explain::explain, eyes::eyes, working::working};
use super::{
    element::{classes, labelled, p, when},
    tab_list::{tab_id, tab_list},
};
use crate::{
    effects::Kit,
    view::subject::{InspectorCard, PanelCard},
};

pub fn inspector(kit: &Kit, card: &InspectorCard) -> Html {
    let subject = &card.subject;
    html! {
        <section class="inspector" aria-label={kit.text.label(Label::Inspector)}>
            { tab_list(kit, card.tabs, card.tab) }
            <div class="view">
                <div class={classes(&["subject", subject.meaning.class()])}>
                    { labelled("h2", "", subject.meaning.icon(), &subject.title) }
                    { p("facts", &subject.facts) }
                </div>
                <div class={classes(&["panel", when(card.panel.is_one_piece(), "whole")])} id="inspector-panel" role="tabpanel" tabindex="0" aria-labelledby={tab_id(card.tab)}>
                    { panel(kit, &card.panel) }
                </div>
            </div>
        </section>
    }
}

fn panel(kit: &Kit, card: &PanelCard) -> Html {
    match card {
        PanelCard::Explain(card) => explain(card),
        PanelCard::Bytes(card) => bytes(kit, card),
        PanelCard::Working(card) => working(kit, card),
        PanelCard::Derivation(card) => derivation(kit, card),
        PanelCard::Eyes(card) => eyes(card),
        #[cfg(feature = "whole")]
        PanelCard::Reproduce(card) => reproduce::reproduce(kit, card),
    }
}
