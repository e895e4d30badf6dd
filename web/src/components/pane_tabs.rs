//! Where only one pane fits: which one is shown.

use padlock_sim::Role;
use padlock_text::Label;
use yew::prelude::*;

use super::segmented::segmented;
use crate::{hooks::Kit, store::Action};

pub fn pane_tabs(kit: &Kit, chosen: Role) -> Html {
    let Kit { act, text } = kit;
    let options: Vec<(AttrValue, AttrValue)> = Role::ALL
        .iter()
        .map(|role| (role.id().into(), text.role(*role).into()))
        .collect();
    let onchoose = act.map(|id: AttrValue| Action::Pane(crate::view::party::role_of(&id)));
    segmented(
        "panetabs",
        text.label(Label::Panes),
        &options,
        chosen.id(),
        &onchoose,
    )
}
