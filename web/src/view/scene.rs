//! What is on the stage and around it: a moment of the story, or a moment of a recording.

use padlock_tls::party::Party;

use super::{
    Meaning,
    ladder::{self, FlightCard},
    lamps::{self, LampCard},
    party::{self, PartyCard},
    story::{self, StoryCard},
    subject::{self, InspectorCard},
    wire::{self, WireCard},
};
use crate::store::AppState;

/// All of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// What just happened, in words, with what is beside them.
    pub head: Head,
    /// The client's pane.
    pub client: PartyCard,
    /// The eavesdropper's.
    pub wire: WireCard,
    /// The server's.
    pub server: PartyCard,
    /// The inspector.
    pub inspector: InspectorCard,
    /// What the live region says.
    pub live: String,
}

/// What shows at once that something was done, before all that follows from it.
pub struct Beat {
    /// The message that leaves.
    pub flight: Option<FlightCard>,
    /// The moment that has come.
    pub time: TimeCard,
}

/// What stands over the stage.
#[derive(Clone, Debug, PartialEq)]
pub enum Head {
    /// The story so far, and its verdict.
    Story(StoryCard, Vec<LampCard>),
    /// That it is a recording.
    #[cfg(feature = "whole")]
    Recording(super::recorded::RecordingCard),
}

impl Head {
    /// Whether a recording is on the stage.
    pub const fn is_recording(&self) -> bool {
        !matches!(self, Self::Story(..))
    }
}

/// The line of moments.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeCard {
    /// How many have passed.
    pub position: usize,
    /// How many there are.
    pub last: usize,
    /// All of them, by their colours; nothing where they stand so close that no line shows them one by one.
    pub stops: Vec<Meaning>,
    /// The last one in a word or two.
    pub now: String,
}

/// The scene in this state.
pub fn scene(state: &AppState) -> Scene {
    #[cfg(feature = "whole")]
    if let Some(played) = &state.recording {
        return super::recorded::scene(state, played);
    }
    Scene {
        head: Head::Story(story::story(state), lamps::lamps(state)),
        client: party::party(state, Party::Client),
        wire: wire::wire(state),
        server: party::party(state, Party::Server),
        inspector: subject::inspector(state),
        live: story::live(state),
    }
}

/// What shows at once in this state.
pub fn beat(state: &AppState) -> Beat {
    #[cfg(feature = "whole")]
    if let Some(played) = &state.recording {
        return super::recorded::beat(state, played);
    }
    let position = state.timeline.position();
    let last = state.timeline.len();
    Beat {
        flight: ladder::flight(state),
        time: TimeCard {
            position,
            last,
            stops: match last {
                ..=MOST => story::stops(state),
                _ => Vec::new(),
            },
            now: story::now(state),
        },
    }
}

/// The number of the flight in the air; each has another one.
pub fn leaving(state: &AppState) -> Option<u32> {
    #[cfg(feature = "whole")]
    if let Some(played) = &state.recording {
        return played.fresh.then_some(state.serial);
    }
    ladder::delivered(state).map(|_| state.serial)
}

/// More stops than these are not shown one by one.
pub const MOST: usize = 400;

/// How many rows of the ladder have passed, and how many there are, of those that are shown.
pub fn progress(state: &AppState) -> (usize, usize) {
    #[cfg(feature = "whole")]
    if let Some(played) = &state.recording {
        return super::recorded::progress(played);
    }
    ladder::progress(state)
}
