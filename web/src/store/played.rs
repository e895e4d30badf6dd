//! A recorded connection on the stage: one may look at it, and change nothing. The story beneath stays as it was.

use std::rc::Rc;

use padlock_sim::{
    Knowledge, Role,
    import::{Conversation, Playback},
};

use super::{Action, AppState, Selection, Tab};

/// A recorded connection, and where one is in it.
pub struct Played {
    /// The place.
    pub playback: Playback,
    /// What an eavesdropper knows so far.
    pub knowledge: Knowledge,
    /// What the inspector looks at.
    pub selection: Selection,
    /// With whose keys: those in the key log, or none, as the eavesdropper.
    pub viewer: Role,
    /// Whether the newest message has arrived just now.
    pub fresh: bool,
    /// The side from which the story beneath was looked at.
    story_tab: Tab,
}

impl Played {
    fn new(conversation: Rc<Conversation>, story_tab: Tab) -> Self {
        let playback = Playback::new(conversation);
        Self {
            knowledge: playback.knowledge(),
            playback,
            selection: Selection::Newest,
            viewer: Role::Client,
            fresh: false,
            story_tab,
        }
    }

    /// Whether everything has been said.
    pub fn is_over(&self) -> bool {
        self.playback.position() >= self.playback.len()
    }

    /// Lets the next message arrive, where there is one.
    fn step(&mut self) {
        let arrived = self.playback.step().is_some();
        if arrived {
            self.look();
            self.fresh = true;
        }
    }

    /// Goes to a place.
    fn seek(&mut self, position: usize) {
        self.playback.seek(position);
        self.look();
    }

    /// What follows from the place.
    fn look(&mut self) {
        self.knowledge = self.playback.knowledge();
        self.selection = Selection::Newest;
        self.fresh = false;
    }
}

impl AppState {
    /// Puts a recorded connection on the stage.
    pub(super) fn watch(&mut self, conversation: Rc<Conversation>) {
        self.leave();
        self.playing = false;
        self.recording = Some(Played::new(conversation, self.tab));
        self.tab = Tab::Bytes;
    }

    /// Takes it off again.
    pub(super) fn leave(&mut self) {
        if let Some(played) = self.recording.take() {
            self.playing = false;
            self.tab = played.story_tab;
        }
    }
}

/// Does what an action means where a recording is on the stage; hands back the actions that are not the recording's.
pub fn take(action: Action, state: &mut AppState) -> Option<Action> {
    let Some(played) = state.recording.as_mut() else {
        return Some(action);
    };
    let was_playing = std::mem::replace(&mut state.playing, false);
    match action {
        Action::Step => played.step(),
        Action::PlayOn => {
            played.step();
            state.playing = was_playing && !played.is_over();
        }
        Action::TogglePlay if !was_playing => {
            played.step();
            state.playing = !played.is_over();
        }
        Action::TogglePlay => {}
        Action::Back => played.seek(played.playback.position().saturating_sub(1)),
        Action::Restart => played.seek(0),
        Action::Seek(position) => played.seek(position),
        Action::Select(selection) => {
            played.selection = selection;
            state.playing = was_playing;
        }
        Action::Viewer(role) => {
            played.viewer = role;
            state.playing = was_playing;
        }
        // Nobody acts in what has been said and done.
        Action::Say { .. }
        | Action::Do(_)
        | Action::PlayRole { .. }
        | Action::Choose { .. }
        | Action::Hand(_)
        | Action::Attack(_)
        | Action::Pick(_) => state.playing = was_playing,
        others => {
            state.playing = was_playing;
            return Some(others);
        }
    }
    state.serial = state.serial.wrapping_add(1);
    None
}
