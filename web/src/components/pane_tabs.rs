//! Where only one pane fits: which one is shown.

use padlock_sim::Role;
use padlock_text::Label;
use yew::prelude::*;

use super::segmented::segmented;
use crate::{effects::Kit, store::Action, view::choice};

pub fn pane_tabs(kit: &Kit, chosen: Role) -> Html {
    let roles = choice::roles(&kit.text, chosen, Action::Pane);
    segmented(kit, "panetabs", kit.text.label(Label::Panes), &roles)
}
