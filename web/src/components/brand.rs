//! The name of it all, which leads back to the door, and the tour of the front page.

use padlock_text::Label;
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::{effects::Kit, store::AppState};

/// The front door, seen from this page.
#[cfg(not(feature = "whole"))]
const DOOR: &str = "#";
#[cfg(feature = "whole")]
const DOOR: &str = "index.html";

/// The name, which leads back to the door.
pub fn brand(kit: &Kit) -> Html {
    html! { <a class="brand" href={DOOR}>{ icon(Icon::Lock) }{ kit.text.label(Label::Name) }</a> }
}

/// The way back to the tour.
#[cfg(not(feature = "whole"))]
pub fn tour_again(kit: &Kit) -> Html {
    super::tour::again(kit)
}

/// The whole page has no tour.
#[cfg(feature = "whole")]
pub fn tour_again(_: &Kit) -> Html {
    Html::default()
}

/// The stop of the tour.
#[cfg(not(feature = "whole"))]
pub fn tour(kit: &Kit, state: &AppState) -> Html {
    let card = state
        .tour
        .and_then(|at| crate::view::tour::tour(&kit.text, at));
    card.map_or_else(Html::default, |card| super::tour::tour(kit, &card))
}

/// The whole page has no tour.
#[cfg(feature = "whole")]
pub fn tour(_: &Kit, _: &AppState) -> Html {
    Html::default()
}
