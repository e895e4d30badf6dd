//! Tabs in a column or a row, walked with the arrow keys.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::hooks::{arrow, focus_by_id};

/// One tab: its id, its words and its icon.
#[derive(Clone, PartialEq)]
pub struct TabItem {
    pub id: &'static str,
    pub words: AttrValue,
    pub icon: Icon,
}

/// The chosen tab is the one stop in the order of focus; arrows move and choose.
pub fn tab_list(
    label: String,
    items: Vec<TabItem>,
    chosen: &'static str,
    onchoose: Callback<&'static str>,
) -> Html {
    let onkeydown = {
        let (items, chosen, onchoose) = (items.clone(), chosen, onchoose.clone());
        move |event: KeyboardEvent| {
            let at = items
                .iter()
                .position(|item| item.id == chosen)
                .unwrap_or_default();
            if let Some(item) = arrow(&event, at, items.len()).and_then(|to| items.get(to)) {
                event.prevent_default();
                onchoose.emit(item.id);
                focus_by_id(&format!("tab-{}", item.id));
            }
        }
    };
    html! {
        <div class="tabs" role="tablist" aria-label={label} {onkeydown}>
            { for items.iter().map(|item| {
                let (chosen, id) = (item.id == chosen, item.id);
                html! {
                    <button
                        key={id}
                        id={format!("tab-{id}")}
                        type="button"
                        role="tab"
                        aria-selected={chosen.to_string()}
                        aria-controls="inspector-panel"
                        tabindex={if chosen { "0" } else { "-1" }}
                        onclick={onchoose.reform(move |_| id)}
                    >
                        { icon(item.icon) }
                        { &item.words }
                    </button>
                }
            }) }
        </div>
    }
}
