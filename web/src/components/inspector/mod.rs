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

use std::rc::Rc;

use padlock_text::Label;
use yew::prelude::*;

use self::{bytes::Bytes, derivation::Derivation, eyes::Eyes, working::Working};
use super::{
    icon::IconView,
    tab_list::{TabItem, TabList},
};
use crate::{
    hooks::{use_act, use_text},
    store::{Action, Tab},
    view::subject::{InspectorCard, PanelCard},
};

#[derive(Properties, PartialEq)]
pub struct InspectorProps {
    pub card: Rc<InspectorCard>,
}

#[component]
pub fn Inspector(props: &InspectorProps) -> Html {
    let card = &props.card;
    let (act, text) = (use_act(), use_text());
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
            <TabList label={title} {items} chosen={card.tab.id()} onchoose={act.map(|id| Action::Tab(Tab::of(id)))} />
            <div class="view">
                <div class={classes!("subject", card.subject.meaning.class())}>
                    <h2><IconView icon={card.subject.meaning.icon()} />{ &card.subject.title }</h2>
                    <p class="facts">{ &card.subject.facts }</p>
                </div>
                <div class="panel" id="inspector-panel" role="tabpanel" tabindex="0" aria-labelledby={format!("tab-{}", card.tab.id())}>
                    { match &card.panel {
                        PanelCard::Bytes(bytes) => html! { <Bytes card={bytes.clone()} /> },
                        PanelCard::Working(working) => html! { <Working card={working.clone()} /> },
                        PanelCard::Derivation(graph) => html! { <Derivation card={graph.clone()} /> },
                        PanelCard::Eyes(eyes) => html! { <Eyes card={eyes.clone()} /> },
                    } }
                </div>
            </div>
        </section>
    }
}
