//! The stage: three panes, and what travels between them.

use padlock_sim::Role;
use padlock_tls::party::Party;
use yew::prelude::*;

use super::{flight::flight, party_pane::party_pane, wire_pane::wire_pane};
use crate::{
    effects::Kit,
    store::AppState,
    view::{ladder, party::party, wire::wire},
};

pub fn stage(kit: &Kit, state: &AppState) -> Html {
    html! {
        <main class="stage" id="stage" tabindex="-1">
            { party_pane(kit, &party(state, Party::Client), state.pane == Role::Client) }
            { wire_pane(kit, &wire(state), state.pane == Role::Eavesdropper) }
            { party_pane(kit, &party(state, Party::Server), state.pane == Role::Server) }
            { flight(ladder::flight(state).as_ref()) }
        </main>
    }
}
