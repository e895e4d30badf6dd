//! Bytes: the record as it crossed the wire, and its inside where the viewer can open it.

use padlock_text::Label;
use yew::prelude::*;

use super::linked::Linked;
use crate::{
    components::{
        icon::{Icon, icon},
        segmented::segmented,
    },
    hooks::Kit,
    store::Action,
    view::{bytes::BytesCard, party::role_of},
};

pub fn bytes(kit: &Kit, card: &BytesCard) -> Html {
    let Kit { act, text } = kit;
    html! { <>
        if let Some(empty) = &card.empty {
            <p class="empty">{ empty }</p>
        }
        <div class={classes!("locked", (!card.viewers.is_empty()).then_some("split"))}>
            if let Some(outer) = &card.outer {
                <div class="outer">
                    if !card.viewers.is_empty() {
                        <h3 class="overline">{ text.label(Label::OnTheWire) }</h3>
                    }
                    <Linked key={outer.key.clone()} card={outer.clone()} />
                </div>
            }
            if !card.viewers.is_empty() {
                <div class="opened">
                    <div class="beneath">
                        <span class="overline" aria-hidden="true">{ text.label(Label::OpenedAs) }</span>
                        { segmented("", text.label(Label::OpenedAs), &card.viewers, &card.viewer, &act.map(|id: AttrValue| Action::Viewer(role_of(&id)))) }
                    </div>
                    if let Some(inner) = &card.inner {
                        <Linked key={inner.key.clone()} card={inner.clone()} />
                    }
                    if let Some(shut) = &card.shut {
                        <p class="shut">{ icon(Icon::Lock) }{ shut }</p>
                    }
                </div>
            }
        </div>
    </> }
}
