//! Bytes: the record as it crossed the wire, and its inside where the viewer can open it.

use std::rc::Rc;

use padlock_text::Label;
use yew::prelude::*;

use super::linked::Linked;
use crate::{
    components::{
        icon::{Icon, IconView},
        segmented::Segmented,
    },
    hooks::{use_act, use_text},
    store::Action,
    view::{bytes::BytesCard, party::role_of},
};

#[derive(Properties, PartialEq)]
pub struct BytesProps {
    pub card: Rc<BytesCard>,
}

#[component]
pub fn Bytes(props: &BytesProps) -> Html {
    let card = &props.card;
    let (act, text) = (use_act(), use_text());
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
                        <Segmented
                            label={text.label(Label::OpenedAs)}
                            options={card.viewers.clone()}
                            chosen={card.viewer.clone()}
                            onchoose={act.map(|id: AttrValue| Action::Viewer(role_of(&id)))}
                        />
                    </div>
                    if let Some(inner) = &card.inner {
                        <Linked key={inner.key.clone()} card={inner.clone()} />
                    }
                    if let Some(shut) = &card.shut {
                        <p class="shut"><IconView icon={Icon::Lock} />{ shut }</p>
                    }
                </div>
            }
        </div>
    </> }
}
