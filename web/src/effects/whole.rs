//! Over to the whole page, with what this one cannot play.

use web_sys::Location;

use crate::store::{Action, AppState, beyond};

/// Leaves for the whole page where an address is beyond this one; whether it does.
pub fn leave(fragment: &str) -> bool {
    let beyond = beyond::is_beyond(fragment);
    if beyond && let Some(location) = location() {
        let search = location.search().unwrap_or_default();
        let address = format!("{}{search}#{fragment}", beyond::WHOLE);
        // Refused where a sandbox forbids it: then nothing is shown that would be wrong.
        let _ = location.replace(&address);
    }
    beyond
}

/// Leaves for the whole page where only that one can do what a person asks for; whether it does.
pub fn follow(action: &Action, state: &AppState) -> bool {
    let address = match action {
        Action::Scenario(id) => beyond::story(id),
        Action::PlayRole {
            role,
            by_hand: true,
        } => Some(beyond::played(state, *role)),
        _ => None,
    };
    if let Some(address) = &address
        && let Some(location) = location()
    {
        // Refused as above.
        let _ = location.assign(address);
    }
    address.is_some()
}

/// Opens the whole page at a moment.
pub fn go_to_whole(address: &str) {
    if let Some(location) = location() {
        // Refused as above.
        let _ = location.assign(&format!("{}#{address}", beyond::WHOLE));
    }
}

fn location() -> Option<Location> {
    web_sys::window().map(|window| window.location())
}
