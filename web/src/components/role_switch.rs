//! The switch on a pane: on autopilot, or in a person's hands.

use yew::prelude::*;

use super::segmented::segmented;
use crate::{effects::Kit, view::switch::SwitchCard};

pub fn role_switch(kit: &Kit, card: &SwitchCard) -> Html {
    segmented(kit, "role", card.label.clone(), &card.choices)
}
