//! The one home of state: where one is in the story, and what one looks at.

mod action;
pub mod catalogue;
mod insight;
mod moment;
mod selection;
mod tab;

use std::rc::Rc;

use padlock_sim::{Command, Event, Refused, Role, Timeline, World};
use padlock_text::{Locale, Text};
use padlock_tls::party::Size;

pub use action::Action;
pub use insight::Insight;
pub use moment::{Moment, leak_server_key};
pub use selection::Selection;
pub use tab::Tab;

/// Everything the page shows follows from this.
pub struct AppState {
    /// The words.
    pub text: Text,
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
    /// Whether it steps by itself.
    pub playing: bool,
    /// A part of a link that could not be read.
    pub bad_link: Option<String>,
    /// The command that was refused last, and why.
    pub refused: Option<(Command, Refused)>,
    /// What followed from the moment before the last command; nothing after travelling in time.
    pub before: Option<Rc<Insight>>,
    /// Counts commands, so that the same message can fly twice.
    pub serial: u32,
}

impl AppState {
    /// The state that an address asks for; what cannot be read is left out and reported.
    pub fn open(fragment: &str) -> Self {
        let (moment, bad_link) = Moment::read(fragment);
        let mut timeline = Timeline::new(begin(&moment));
        let replayed = moment.replay(&mut timeline);
        let insight = Rc::new(Insight::of(timeline.world()));
        let mut state = Self {
            text: Text::new(Locale::En),
            timeline,
            insight,
            selection: Selection::Newest,
            tab: Tab::Bytes,
            viewer: None,
            picked: None,
            pane: Role::Eavesdropper,
            playing: false,
            bad_link: bad_link.or(replayed.err()),
            refused: None,
            before: None,
            serial: 0,
        };
        state.settle();
        state
    }

    /// The world at this moment.
    pub fn world(&self) -> &Rc<World> {
        self.timeline.world()
    }

    /// Toy or full.
    pub fn size(&self) -> Size {
        self.world().scenario().size
    }

    /// What the last command led to; nothing after going back.
    pub fn events(&self) -> &[Event] {
        if self.before.is_some() {
            self.timeline.events()
        } else {
            &[]
        }
    }

    /// Carries out a command; a refusal is kept to be shown.
    fn command(&mut self, command: Command) -> bool {
        self.refused = None;
        match self.timeline.apply(command.clone()) {
            Ok(_) => {
                self.before = Some(std::mem::replace(
                    &mut self.insight,
                    Rc::new(Insight::of(self.timeline.world())),
                ));
                self.serial = self.serial.wrapping_add(1);
                true
            }
            Err(why) => {
                self.refused = Some((command, why));
                self.playing = false;
                false
            }
        }
    }

    /// Moves in time without anything having just happened.
    fn travel(&mut self, go: impl FnOnce(&mut Timeline)) {
        go(&mut self.timeline);
        self.insight = Rc::new(Insight::of(self.timeline.world()));
        self.refused = None;
        self.settle();
        self.selection = Selection::Newest;
        self.picked = None;
    }

    /// Nothing is fresh.
    fn settle(&mut self) {
        self.before = None;
        self.serial = self.serial.wrapping_add(1);
    }

    /// Starts another story with the same view.
    fn begin(&mut self, moment: &Moment) {
        self.timeline = Timeline::new(begin(moment));
        self.playing = false;
        self.travel(|_| ());
    }
}

/// The first moment of a story; one that cannot begin gives way to the catalogue's first.
fn begin(moment: &Moment) -> World {
    let chosen = catalogue::named(&moment.scenario)
        .map(|chosen| chosen.with_size(moment.size).with_seed(moment.seed))
        .and_then(|chosen| World::new(chosen).ok());
    match chosen {
        Some(world) => world,
        None => fallback(),
    }
}

fn fallback() -> World {
    match World::new(catalogue::tls12_rsa()) {
        Ok(world) => world,
        Err(_) => unreachable!("the built-in story begins: the simulator's tests play it"),
    }
}
