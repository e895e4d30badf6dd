//! How the state goes on: a command, a way through time, another story.

use std::rc::Rc;

use padlock_sim::{Command, Refused, Role, Timeline};

use super::{AppState, Insight, Moment, Notice, Selection, beginning::first_moment};

impl AppState {
    /// Carries out a command; a refusal is kept to be shown.
    pub(super) fn command(&mut self, command: Command) -> bool {
        let done = self.timeline.apply(command.clone()).map(|_| ());
        self.note(command, done)
    }

    /// What a command came to.
    pub(super) fn note(&mut self, command: Command, done: Result<(), Refused>) -> bool {
        self.refused = None;
        match done {
            Ok(()) => {
                // What a job finds is of the moment at which it began.
                #[cfg(feature = "whole")]
                {
                    self.job = None;
                }
                self.notice = None;
                self.before = Some(std::mem::replace(
                    &mut self.insight,
                    Rc::new(Insight::of(self.timeline.world())),
                ));
                self.serial = self.serial.wrapping_add(1);
                true
            }
            Err(why) => {
                if !self.is_told_in_a_pane(&command) {
                    self.notice = Some(Notice::Words(self.text.refused(why)));
                }
                self.refused = Some((command, why));
                self.playing = false;
                false
            }
        }
    }

    /// Whether a refusal is told beside what was pressed: her notebook tells what she cannot break, her tools the rest.
    fn is_told_in_a_pane(&self, command: &Command) -> bool {
        matches!(command, Command::Crack(_) | Command::Leak(_)) || self.plays(Role::Eavesdropper)
    }

    /// Moves in time without anything having just happened.
    pub(super) fn travel(&mut self, go: impl FnOnce(&mut Timeline)) {
        go(&mut self.timeline);
        #[cfg(feature = "whole")]
        {
            self.job = None;
        }
        self.insight = Rc::new(Insight::of(self.timeline.world()));
        self.refused = None;
        self.settle();
        self.selection = Selection::Newest;
        self.picked = None;
    }

    /// Nothing is fresh.
    pub(super) fn settle(&mut self) {
        self.before = None;
        self.serial = self.serial.wrapping_add(1);
    }

    /// Starts another story with the same view; where it cannot begin, the present one stays.
    pub(super) fn begin(&mut self, mut moment: Moment) {
        self.playing = false;
        let world = match first_moment(&self.text, &mut moment) {
            Ok(world) => world,
            Err(why) => {
                self.notice = Some(why);
                return;
            }
        };
        self.story = moment;
        self.timeline = Timeline::new(world);
        self.notice = None;
        #[cfg(feature = "whole")]
        {
            self.compared = None;
            self.job = None;
            self.leave();
        }
        self.travel(|_| ());
    }
}
