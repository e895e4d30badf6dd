//! A line that something asked for could not be had; it can be put away.

use padlock_text::Label;
use yew::prelude::*;

use super::icon::{Icon, IconView};
use crate::{
    hooks::{use_act, use_text},
    store::Action,
};

#[derive(Properties, PartialEq)]
pub struct NoticeProps {
    pub words: AttrValue,
}

#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let (act, text) = (use_act(), use_text());
    html! {
        <div class="notice" role="alert">
            <IconView icon={Icon::Bolt} />
            <span>{ &props.words }</span>
            <button type="button" onclick={act.on(Action::Dismiss)}>{ text.label(Label::Dismiss) }</button>
        </div>
    }
}
