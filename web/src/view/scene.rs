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
    /// The message in the air.
    pub flight: Option<FlightCard>,
    /// The inspector.
    pub inspector: InspectorCard,
    /// Time.
    pub time: TimeCard,
    /// What the live region says.
    pub live: String,
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
    /// All of them, by their colours.
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
        flight: ladder::flight(state),
        inspector: subject::inspector(state),
        time: TimeCard {
            position: state.timeline.position(),
            stops: story::stops(state),
            now: story::now(state),
        },
        live: story::live(state),
    }
}

/// How many rows of the ladder have passed, and how many there are, of those that are shown.
pub fn progress(state: &AppState) -> (usize, usize) {
    #[cfg(feature = "whole")]
    if let Some(played) = &state.recording {
        return super::recorded::progress(played);
    }
    ladder::progress(state)
}
