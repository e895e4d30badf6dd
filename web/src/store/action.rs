//! What a person can do: a command to the simulator, or a change of view.

#[cfg(feature = "whole")]
use std::rc::Rc;

#[cfg(not(feature = "whole"))]
use padlock_sim::Command;
use padlock_sim::Role;
#[cfg(feature = "whole")]
use padlock_sim::{BranchEnd, Command, attack::Attack, import::Conversation};
use padlock_text::Locale;
#[cfg(feature = "whole")]
use padlock_tls::endpoint::Choice;
use padlock_tls::party::{Party, Size};

#[cfg(feature = "whole")]
use super::Report;
use super::{Pace, Selection, Tab};
#[cfg(feature = "whole")]
use crate::view::{compare::With, menus::Format};

/// One thing done on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Deliver the next message.
    Step,
    /// Deliver the next message while playing; at the end, stop.
    PlayOn,
    /// Draw all that follows from the moment, now that what was done has been painted.
    Draw,
    /// Keep the moment in the address, now that it has been painted.
    Keep,
    /// One command back.
    Back,
    /// To the first moment.
    Restart,
    /// To a position on the line of moments.
    Seek(usize),
    /// Play, or pause.
    TogglePlay,
    /// Play this fast.
    Pace(Pace),
    /// Say something, and deliver it when nothing else is on the wire.
    Say {
        /// Who speaks.
        by: Party,
        /// What.
        words: String,
    },
    /// A command as it is: what the eavesdropper does.
    Do(Command),
    /// Put a role into a person's hands, or back on autopilot.
    PlayRole {
        /// Which.
        role: Role,
        /// Whether a person plays it.
        by_hand: bool,
    },
    /// Answer a decision.
    #[cfg(feature = "whole")]
    Choose {
        /// Whose.
        by: Party,
        /// The answer.
        choice: Choice,
    },
    /// A tool of the eavesdropper's.
    #[cfg(feature = "whole")]
    Hand(Command),
    /// Begin an attack that asks.
    #[cfg(feature = "whole")]
    Attack(Attack),
    /// Let the attack that the page runs itself ask so many more questions.
    #[cfg(feature = "whole")]
    GoOn(u64),
    /// Run the job of this number here, since no worker does.
    #[cfg(feature = "whole")]
    TakeBack(u32),
    /// Hear what has become of a job.
    #[cfg(feature = "whole")]
    Hear {
        /// Its number.
        number: u32,
        /// How far it is.
        report: Report,
    },
    /// Stop it.
    #[cfg(feature = "whole")]
    Cancel,
    /// Look at something.
    Select(Selection),
    /// Look at one value of the selected message.
    Pick(Selection),
    /// Look from another side.
    Tab(Tab),
    /// Open records with this role's keys.
    Viewer(Role),
    /// Show this pane where only one fits.
    Pane(Role),
    /// Go to a stop of the tour, counted from 0, or leave it.
    #[cfg(not(feature = "whole"))]
    Tour(Option<usize>),
    /// Begin another scenario.
    Scenario(String),
    /// Begin again at this size.
    Size(Size),
    /// Begin again with this seed.
    Seed(u64),
    /// Go to the moment of an address.
    Open(String),
    /// Put the notice away.
    Dismiss,
    /// Begin to print, or be done with it.
    Paper(bool),
    /// Speak another language.
    Language(Locale),
    /// Begin the story again with another value of one of its keys; without one, with the file's own.
    #[cfg(feature = "whole")]
    Set {
        /// The key.
        key: &'static str,
        /// The value.
        value: Option<String>,
    },
    /// Play a story that someone wrote.
    #[cfg(feature = "whole")]
    Story(String),
    /// Put a recorded connection on the stage.
    #[cfg(feature = "whole")]
    Watch(Rc<Conversation>),
    /// Go back from it to the story.
    #[cfg(feature = "whole")]
    Leave,
    /// Hold the present story against another.
    #[cfg(feature = "whole")]
    Compare(With),
    /// Give the person this moment in a format.
    #[cfg(feature = "whole")]
    Export(Format),
    /// Print the handshake.
    #[cfg(feature = "whole")]
    Print,
    /// Go to the end of another branch.
    #[cfg(feature = "whole")]
    Visit(BranchEnd),
}
