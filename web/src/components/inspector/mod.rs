//! The inspector: whatever is selected, seen from four sides.

mod bytes;
mod derivation;
mod eyes;
mod field_tree;
mod graph;
mod hex_grid;
mod linked;
mod picks;
mod step;
mod working;

use padlock_text::Label;
use yew::prelude::*;

use self::{bytes::bytes, derivation::derivation, eyes::eyes, working::working};
use super::{
    icon::icon,
    tab_list::{TabItem, tab_list},
};
use crate::{
    hooks::Kit,
    store::{Action, Tab},
    view::subject::{InspectorCard, PanelCard},
};

pub fn inspector(kit: &Kit, card: &InspectorCard) -> Html {
    let Kit { act, text } = kit;
    let title = text.label(Label::Inspector);
    let items = Tab::ALL
        .iter()
        .map(|tab| TabItem {
            id: tab.id(),
            words: text.label(tab.label()).into(),
            icon: tab.icon(),
        })
        .collect::<Vec<_>>();
    html! {
        <section class="inspector" aria-label={title.clone()}>
            { tab_list(title, items, card.tab.id(), act.map(|id| Action::Tab(Tab::of(id)))) }
            <div class="view">
                <div class={classes!("subject", card.subject.meaning.class())}>
                    <h2>{ icon(card.subject.meaning.icon()) }{ &card.subject.title }</h2>
                    <p class="facts">{ &card.subject.facts }</p>
                </div>
                <div class="panel" id="inspector-panel" role="tabpanel" tabindex="0" aria-labelledby={format!("tab-{}", card.tab.id())}>
                    { match &card.panel {
                        PanelCard::Bytes(card) => bytes(kit, card),
                        PanelCard::Working(card) => working(kit, card),
                        PanelCard::Derivation(card) => derivation(kit, card),
                        PanelCard::Eyes(card) => eyes(card),
                    } }
                </div>
            </div>
        </section>
    }
}
