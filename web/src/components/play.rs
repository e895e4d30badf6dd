//! The parts of the page that only the whole page has: on the front page they are empty.

use padlock_tls::party::Party;
use yew::prelude::*;

use super::story::story;
use crate::{effects::Kit, store::AppState, view::scene::Head};

/// What one end has to decide.
#[cfg(not(feature = "whole"))]
pub fn decide(_: &Kit, _: &AppState, _: Party) -> Html {
    Html::default()
}

/// The eavesdropper's tools.
#[cfg(not(feature = "whole"))]
pub fn tools(_: &Kit, _: &AppState) -> Html {
    Html::default()
}

/// What the header offers beyond the settings.
#[cfg(not(feature = "whole"))]
pub fn more(_: &Kit, _: &AppState) -> Html {
    Html::default()
}

/// What stands over the stage.
pub fn head(kit: &Kit, card: &Head) -> Html {
    match card {
        Head::Story(card, lamps) => story(kit, card, lamps),
        #[cfg(feature = "whole")]
        Head::Recording(card) => super::recording::recording(kit, card),
    }
}

/// The job that runs.
#[cfg(not(feature = "whole"))]
pub fn job(_: &Kit, _: &AppState) -> Html {
    Html::default()
}

/// What the header offers beyond the settings.
#[cfg(feature = "whole")]
pub fn more(kit: &Kit, state: &AppState) -> Html {
    use crate::{components::menus::menus, view::menus as view};
    menus(kit, &view::menus(state))
}

/// The job that runs.
#[cfg(feature = "whole")]
pub fn job(kit: &Kit, state: &AppState) -> Html {
    use crate::{components::job::job, view::deed::attack};
    let running = state.job.as_ref();
    running.map_or_else(Html::default, |running| {
        job(kit, &attack(&kit.text, running.attack), running.calls)
    })
}

/// What one end has to decide.
#[cfg(feature = "whole")]
pub fn decide(kit: &Kit, state: &AppState, party: Party) -> Html {
    use crate::{
        components::decide::Decide,
        view::{decision, sum},
    };
    if state.recording.is_some() {
        return Html::default();
    }
    let Some(card) = decision::decision(state, party) else {
        return Html::default();
    };
    let (key, sum) = (card.key.clone(), sum::sum(state));
    html! { <Decide key={key} kit={kit.clone()} {card} {sum} /> }
}

/// The eavesdropper's tools.
#[cfg(feature = "whole")]
pub fn tools(kit: &Kit, state: &AppState) -> Html {
    use crate::{components::hands, view::hands as view};
    let card = match state.recording {
        None => view::hands(state),
        Some(_) => None,
    };
    card.map_or_else(Html::default, |card| hands::hands(kit, &card))
}
