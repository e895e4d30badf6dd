//! The one home of state: where one is in the story, and what one looks at.

mod action;
#[cfg(not(feature = "whole"))]
pub mod beyond;
pub mod catalogue;
mod insight;
#[cfg(feature = "whole")]
mod job;
#[cfg(feature = "whole")]
mod links;
mod moment;
mod selection;
mod short_form;
mod tab;

use std::rc::Rc;

use padlock_sim::{Command, Event, Refused, Role, Timeline, World};
use padlock_text::{Locale, Text};
use padlock_tls::party::Size;

pub use action::Action;
pub use insight::Insight;
#[cfg(feature = "whole")]
pub use job::Running;
pub use moment::Moment;
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
    /// Whether it steps by itself.
    pub playing: bool,
    /// A part of a link that could not be read.
    pub bad_link: Option<String>,
    /// The command that was refused last, and why.
    pub refused: Option<(Command, Refused)>,
    /// What followed from the moment before the last command; nothing after travelling in time.
    pub before: Option<Rc<Insight>>,
    /// What runs in slices.
    #[cfg(feature = "whole")]
    pub job: Option<Running>,
    /// Where the tour stops, counted from 0.
    #[cfg(not(feature = "whole"))]
    pub tour: Option<usize>,
    /// Counts commands, so that the same message can fly twice.
    pub serial: u32,
}

impl AppState {
    /// The state that an address asks for; what cannot be read is left out and reported.
    pub fn open(fragment: &str) -> Self {
        let text = Text::new(Locale::En);
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
            playing: false,
            bad_link: bad_link.or(unfit).or(replayed.err()),
            refused: None,
            before: None,
            #[cfg(feature = "whole")]
            job: None,
            #[cfg(not(feature = "whole"))]
            tour: None,
            serial: 0,
        };
        state.settle();
        #[cfg(not(feature = "whole"))]
        if fragment == TOUR {
            Action::Tour(Some(0)).apply(&mut state);
        }
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

    /// Carries out a command; a refusal is kept to be shown.
    fn command(&mut self, command: Command) -> bool {
        let done = self.timeline.apply(command.clone()).map(|_| ());
        self.note(command, done)
    }

    /// What a command came to.
    fn note(&mut self, command: Command, done: Result<(), Refused>) -> bool {
        self.refused = None;
        match done {
            Ok(()) => {
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
    fn begin(&mut self, mut moment: Moment) {
        let (world, unfit) = begin(&self.text, &mut moment);
        self.story = moment;
        self.timeline = Timeline::new(world);
        self.bad_link = unfit;
        self.playing = false;
        self.travel(|_| ());
    }
}

/// The address of the tour.
#[cfg(not(feature = "whole"))]
const TOUR: &str = "tour";

/// Reads an address; also what of it made no sense. The tour begins where there is something to see in every part.
#[cfg(not(feature = "whole"))]
fn read(_: &Text, fragment: &str) -> (Moment, Option<String>) {
    Moment::read(match fragment {
        TOUR => "do=5",
        _ => fragment,
    })
}

/// Reads an address of either form; also what of it made no sense.
#[cfg(feature = "whole")]
fn read(text: &Text, fragment: &str) -> (Moment, Option<String>) {
    if fragment.contains('=') || fragment.is_empty() {
        return Moment::read(fragment);
    }
    match Moment::of_link(fragment) {
        Ok(moment) => (moment, None),
        Err(why) => (Moment::default(), Some(text.link_error(&why))),
    }
}

/// The first moment of a story, with the keys that it has; one that cannot begin gives way to the catalogue's first, and the
/// reason is given.
#[cfg(not(feature = "whole"))]
fn begin(_: &Text, moment: &mut Moment) -> (World, Option<String>) {
    let size = Size::ALL
        .iter()
        .find(|size| moment.key("size") == Some(size.id()));
    let seed = moment.key("seed").and_then(|seed| seed.parse().ok());
    let mut story = catalogue::tls12_rsa();
    story = story.with_size(size.copied().unwrap_or(Size::Toy));
    story = story.with_seed(seed.unwrap_or(1));
    moment.set("size", story.size.id().to_owned());
    moment.set("seed", story.seed.to_string());
    match World::new(story) {
        Ok(world) => (world, None),
        Err(_) => unreachable!("the built-in story begins: the simulator's tests play it"),
    }
}

/// The first moment of a story; one that cannot begin gives way to the catalogue's first, and the reason is given.
#[cfg(feature = "whole")]
fn begin(text: &Text, moment: &mut Moment) -> (World, Option<String>) {
    let tried = match moment.scenario() {
        Ok(story) => World::new(story).map_err(|error| error.to_string()),
        Err(why) => Err(text.link_error(&why)),
    };
    let why = match tried {
        Ok(world) => return (world, None),
        Err(why) => why,
    };
    *moment = Moment::default();
    let first = catalogue::named(catalogue::FIRST).and_then(|first| World::new(first).ok());
    match first {
        Some(world) => (world, Some(why)),
        None => unreachable!("the built-in story begins: the simulator's tests play it"),
    }
}
