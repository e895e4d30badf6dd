//! The inspector's tabs in a column or a row, walked with the arrow keys.

use padlock_text::Label;
use yew::prelude::*;

use super::{element::truth, icon::icon};
use crate::{
    effects::{Kit, arrow, focus_by_id},
    store::{Action, Tab},
};

/// The chosen tab is the one stop in the order of focus; arrows move and choose.
pub fn tab_list(kit: &Kit, tabs: &'static [Tab], chosen: Tab) -> Html {
    let act = kit.act.clone();
    let onkeydown = move |event: KeyboardEvent| {
        let at = tabs.iter().position(|tab| *tab == chosen);
        let to = arrow(&event, at.unwrap_or_default(), tabs.len());
        if let Some(tab) = to.and_then(|to| tabs.get(to)) {
            event.prevent_default();
            act.send(Action::Tab(*tab));
            focus_by_id(&tab_id(*tab));
        }
    };
    html! {
        <div class="tabs" role="tablist" aria-label={kit.text.label(Label::Inspector)} {onkeydown}>
            { for tabs.iter().map(|tab| button(kit, *tab, *tab == chosen)) }
        </div>
    }
}

fn button(kit: &Kit, tab: Tab, chosen: bool) -> Html {
    html! {
        <button
            key={tab.id()}
            id={tab_id(tab)}
            type="button"
            role="tab"
            aria-selected={truth(chosen)}
            aria-controls="inspector-panel"
            tabindex={if chosen { "0" } else { "-1" }}
            onclick={kit.act.on(Action::Tab(tab))}
        >
            { icon(tab.icon()) }
            { tab.words(&kit.text) }
        </button>
    }
}

/// The id of a tab's element.
pub fn tab_id(tab: Tab) -> String {
    format!("tab-{}", tab.id())
}
