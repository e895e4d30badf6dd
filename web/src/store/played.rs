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

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        reason = "a test fails by panicking, its helpers too"
    )]

    use padlock_sim::{export::pcapng, import::KeyLog};
    use padlock_text::{Locale, Text};
    use padlock_tls::party::Party;

    use super::*;
    use crate::view::{own, scene};

    /// A moment of a story, with the story's own capture on the stage.
    fn watching(version: &str) -> AppState {
        let address = format!("scenario=tls12-rsa&version={version}&size=full&do=20");
        let mut state = AppState::open(&address, Text::new(Locale::En));
        let file = pcapng(state.world()).unwrap();
        let card = own::capture(&state.text, &file, KeyLog::default()).unwrap();
        let [connection] = card.connections.as_slice() else {
            panic!("one connection");
        };
        Action::Seek(5).apply(&mut state);
        Action::Tab(Tab::Derivation).apply(&mut state);
        Action::Watch(connection.conversation.clone()).apply(&mut state);
        state
    }

    fn position(state: &AppState) -> usize {
        scene::beat(state).time.position
    }

    #[test]
    fn a_recording_of_a_story_has_the_ladder_of_the_story() {
        for version in ["1.0", "1.2", "1.3"] {
            let mut state = watching(version);
            Action::Seek(usize::MAX).apply(&mut state);
            let recorded = scene::scene(&state).wire.ladder.rungs;
            Action::Leave.apply(&mut state);
            Action::Seek(usize::MAX).apply(&mut state);
            let told = scene::scene(&state).wire.ladder.rungs;
            assert_eq!(recorded.len(), told.len(), "{version}");
            for (recorded, told) in recorded.iter().zip(&told) {
                let looks = |card: &crate::view::rung::RungCard| {
                    (card.heading, card.meaning, card.size.clone(), card.stage)
                };
                assert_eq!(looks(recorded), looks(told), "{version} {}", told.name);
                assert!(told.name.starts_with(&recorded.name), "{}", recorded.name);
            }
        }
    }

    #[test]
    fn one_steps_forth_and_back_in_a_recording_and_the_story_stays_where_it_was() {
        let mut state = watching("1.2");
        let last = scene::beat(&state).time.last;
        let mut seen = vec![position(&state)];
        for action in [Action::Step, Action::Step, Action::Back, Action::PlayOn] {
            action.apply(&mut state);
            seen.push(position(&state));
        }
        assert_eq!(seen, [0, 1, 2, 1, 2]);
        for _ in 0..last {
            Action::Step.apply(&mut state);
        }
        assert_eq!(position(&state), last);
        Action::TogglePlay.apply(&mut state);
        assert!(!state.playing);
        Action::Leave.apply(&mut state);
        assert_eq!((position(&state), state.tab), (5, Tab::Derivation));
    }

    #[test]
    fn nobody_can_say_or_do_anything_in_a_recording() {
        let mut state = watching("1.2");
        let story = state.timeline.commands();
        for action in [
            Action::Say {
                by: Party::Client,
                words: "hello".to_owned(),
            },
            Action::Do(super::super::leak_server_key()),
            Action::PlayRole {
                role: Role::Client,
                by_hand: true,
            },
        ] {
            action.apply(&mut state);
        }
        assert_eq!(state.timeline.commands(), story);
        let scene = scene::scene(&state);
        assert!(scene.client.switch.is_none() && scene.client.say.is_none());
        assert!(scene.wire.could.is_empty() && scene.wire.switch.is_none());
    }
}
