//! The one home of state: where one is in the story, and what one looks at.

mod action;
mod apply;
mod beginning;
#[cfg(not(feature = "whole"))]
pub mod beyond;
pub mod catalogue;
mod course;
mod insight;
#[cfg(feature = "whole")]
mod job;
#[cfg(feature = "whole")]
mod links;
mod moment;
mod notice;
mod pace;
#[cfg(feature = "whole")]
mod played;
mod selection;
mod short_form;
mod tab;

use std::rc::Rc;

use padlock_sim::{Command, Event, Refused, Role, Timeline, World};
use padlock_text::Text;
use padlock_tls::party::Size;

pub use action::Action;
#[cfg(not(feature = "whole"))]
use beginning::TOUR;
use beginning::{begin, read};
pub use insight::Insight;
#[cfg(feature = "whole")]
pub use job::{Report, Running, SLICE, Task};
pub use moment::Moment;
pub use notice::Notice;
pub use pace::Pace;
#[cfg(feature = "whole")]
pub use played::Played;
pub use selection::Selection;
pub use short_form::leak_server_key;
pub use tab::Tab;

/// Everything the page shows follows from this.
pub struct AppState {
    /// The words.
    pub text: Text,
    /// Which story, and what is different in it.
    pub story: Moment,
    /// The story and the moment in it.
    pub timeline: Timeline,
    /// What follows from the moment.
    pub insight: Rc<Insight>,
    /// What the inspector looks at.
    pub selection: Selection,
    /// From which side.
    pub tab: Tab,
    /// Whose keys open what the inspector shows; `None` follows the receiver.
    pub viewer: Option<Role>,
    /// The value picked among those of a message.
    pub picked: Option<Selection>,
    /// The pane shown where only one fits.
    pub pane: Role,
    /// How fast it plays.
    pub pace: Pace,
    /// Whether it steps by itself.
    pub playing: bool,
    /// Something asked for that could not be had.
    pub notice: Option<Notice>,
    /// The command that was refused last, and why.
    pub refused: Option<(Command, Refused)>,
    /// What followed from the moment before the last command; nothing after travelling in time.
    pub before: Option<Rc<Insight>>,
    /// Whether one came to bring something along.
    #[cfg(feature = "whole")]
    pub brings: bool,
    /// The comparison made last.
    #[cfg(feature = "whole")]
    pub compared: Option<Rc<crate::view::compare::ComparedCard>>,
    /// What runs beside everything else.
    #[cfg(feature = "whole")]
    pub job: Option<Running>,
    /// Counts the jobs.
    #[cfg(feature = "whole")]
    jobs: u32,
    /// The recorded connection that is on the stage in the story's place.
    #[cfg(feature = "whole")]
    pub recording: Option<Played>,
    /// Where the tour stops, counted from 0.
    #[cfg(not(feature = "whole"))]
    pub tour: Option<usize>,
    /// Whether the hand-out is wanted.
    pub prints: bool,
    /// Counts commands, so that the same message can fly twice.
    pub serial: u32,
}

impl AppState {
    /// The state that an address asks for; what cannot be read is left out and reported.
    pub fn open(fragment: &str, text: Text) -> Self {
        let (mut moment, bad_link) = read(&text, fragment);
        let (world, unfit) = begin(&text, &mut moment);
        let mut timeline = Timeline::new(world);
        let replayed = moment.replay(&mut timeline);
        moment.commands.clear();
        let insight = Rc::new(Insight::of(timeline.world()));
        let mut state = Self {
            text,
            story: moment,
            timeline,
            insight,
            selection: Selection::Newest,
            tab: Tab::Bytes,
            viewer: None,
            picked: None,
            pane: Role::Eavesdropper,
            pace: Pace::Usual,
            playing: false,
            notice: bad_link.or(unfit).or(replayed.err().map(Notice::Part)),
            refused: None,
            before: None,
            #[cfg(feature = "whole")]
            brings: fragment == beginning::OWN,
            #[cfg(feature = "whole")]
            compared: None,
            #[cfg(feature = "whole")]
            job: None,
            #[cfg(feature = "whole")]
            jobs: 0,
            #[cfg(feature = "whole")]
            recording: None,
            #[cfg(not(feature = "whole"))]
            tour: None,
            prints: false,
            serial: 0,
        };
        state.settle();
        #[cfg(not(feature = "whole"))]
        if fragment == TOUR {
            Action::Tour(Some(0)).apply(&mut state);
        }
        state
    }

    /// Another state in the place of this one. Jobs are counted on.
    fn reopen(&mut self, fragment: &str) {
        #[cfg(feature = "whole")]
        let jobs = self.jobs;
        *self = Self::open(fragment, self.text.clone());
        #[cfg(feature = "whole")]
        {
            self.jobs = jobs;
        }
    }

    /// The world at this moment.
    pub fn world(&self) -> &Rc<World> {
        self.timeline.world()
    }

    /// Toy or full.
    pub fn size(&self) -> Size {
        self.world().scenario().size
    }

    /// Whether a person plays this role.
    #[cfg(not(feature = "whole"))]
    pub const fn plays(&self, _: Role) -> bool {
        false
    }

    /// Whether a person plays this role.
    #[cfg(feature = "whole")]
    pub fn plays(&self, role: Role) -> bool {
        self.world().is_by_hand(role)
    }

    /// What the last command led to; nothing after going back.
    pub fn events(&self) -> &[Event] {
        if self.before.is_some() {
            self.timeline.events()
        } else {
            &[]
        }
    }
}
