//! Where only one pane fits: which one is shown.

use padlock_sim::Role;
use padlock_text::Label;
use yew::prelude::*;

use super::segmented::Segmented;
use crate::{
    hooks::{use_act, use_text},
    store::Action,
};

#[derive(Properties, PartialEq)]
pub struct PaneTabsProps {
    pub chosen: Role,
}

#[component]
pub fn PaneTabs(props: &PaneTabsProps) -> Html {
    let (act, text) = (use_act(), use_text());
    let options = Role::ALL
        .iter()
        .map(|role| (role.id().into(), text.role(*role).into()))
        .collect::<Vec<_>>();
    let onchoose = act.map(|id: AttrValue| Action::Pane(crate::view::party::role_of(&id)));
    html! {
        <Segmented class={classes!("panetabs")} label={text.label(Label::Panes)} {options} chosen={props.chosen.id()} {onchoose} />
    }
}
