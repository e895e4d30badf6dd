//! Time as a tree: back moves the cursor, a new command branches, an old one re-enters its branch.

mod branches;

pub use branches::{Branch, BranchEnd};

use std::{collections::VecDeque, rc::Rc};

use padlock_tls::{message_name::MessageName, party::Party};

use crate::world::{Command, Event, Refused, World, step};
#[cfg(feature = "all-suites")]
use crate::{attack::Progress, world::step_with};

/// Every moment that has been visited, and where one stands.
#[derive(Clone, Debug)]
pub struct Timeline {
    moments: Vec<Moment>,
    cursor: usize,
    /// The world at the cursor.
    here: Rc<World>,
    /// What happens from the cursor on if nobody interferes.
    upcoming: VecDeque<Upcoming>,
    /// The moment as far as one has looked ahead; `None` where no step leads on.
    horizon: Option<usize>,
    /// Whether several ways lead on from some moment.
    has_branches: bool,
}

#[derive(Clone, Debug)]
struct Moment {
    /// The moment before, and the command that led here; `None` for the first.
    from: Option<(usize, Command)>,
    /// How many commands led here.
    position: usize,
    world: Rc<World>,
    events: Vec<Event>,
    /// The moments that commands led to from here.
    next: Vec<usize>,
    /// Whether the cursor has been here, or somebody has only looked ahead.
    visited: bool,
}

/// What the next step will bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Upcoming {
    /// A message arrives.
    Message {
        /// Who will have sent it.
        from: Party,
        /// What it will be.
        name: MessageName,
        /// Whether it will be under keys.
        protected: bool,
    },
    /// The eavesdropper does what she has planned.
    #[cfg(feature = "all-suites")]
    Deed(Command),
}

impl Upcoming {
    /// Whether it takes so long that nobody should do it only to look ahead.
    fn is_long(&self) -> bool {
        match self {
            Self::Message { .. } => false,
            #[cfg(feature = "all-suites")]
            Self::Deed(deed) => matches!(deed, Command::Attack(_)),
        }
    }
}

/// How many steps ahead a timeline looks.
const HORIZON: usize = 1000;

impl Timeline {
    /// A timeline that begins with `world`.
    #[must_use]
    pub fn new(world: World) -> Self {
        let here = Rc::new(world);
        let mut timeline = Self {
            moments: vec![Moment {
                from: None,
                position: 0,
                world: Rc::clone(&here),
                events: Vec::new(),
                next: Vec::new(),
                visited: true,
            }],
            cursor: 0,
            here,
            upcoming: VecDeque::new(),
            horizon: None,
            has_branches: false,
        };
        timeline.look_ahead();
        timeline
    }

    /// Carries out a command at the cursor; one that was carried out here before re-enters its branch.
    ///
    /// # Errors
    /// [`Refused`] when nothing happened; the cursor stays.
    pub fn apply(&mut self, command: Command) -> Result<&[Event], Refused> {
        let next = self.child(self.cursor, command)?;
        self.go(next);
        Ok(self.events())
    }

    /// Carries out a command that runs an attack, whose job has been run to its end at the cursor.
    ///
    /// # Errors
    /// As [`Timeline::apply`].
    #[cfg(feature = "all-suites")]
    pub fn apply_with(&mut self, command: Command, done: Progress) -> Result<&[Event], Refused> {
        if self.known(self.cursor, &command).is_none() {
            let (world, events) = step_with(&self.here, &command, done)?;
            self.add(self.cursor, command.clone(), world, events);
        }
        self.apply(command)
    }

    /// Undoes the last command; false at the first moment.
    pub fn back(&mut self) -> bool {
        let Some(before) = self.parent(self.cursor) else {
            return false;
        };
        self.go(before);
        true
    }

    /// Goes back to the first moment.
    pub fn restart(&mut self) {
        self.go(0);
    }

    /// Goes to a position: back along the commands that led here, or forward by steps as far as they go.
    pub fn seek(&mut self, position: usize) {
        while self.position() > position && self.back() {}
        while self.position() < position && self.apply(Command::Step).is_ok() {}
    }

    /// How many commands led to the cursor.
    #[must_use]
    pub fn position(&self) -> usize {
        let here = self.moments.get(self.cursor);
        here.map_or(0, |moment| moment.position)
    }

    /// Where the story would end if one only stepped on from here.
    #[must_use]
    pub fn len(&self) -> usize {
        self.position() + self.upcoming.len()
    }

    /// Whether the story has no step at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The world at the cursor.
    #[must_use]
    pub const fn world(&self) -> &Rc<World> {
        &self.here
    }

    /// What the last command led to.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        self.moments
            .get(self.cursor)
            .map(|moment| moment.events.as_slice())
            .unwrap_or_default()
    }

    /// What is still to come: first what is in flight, then what an undisturbed run would bring, as far as looking ahead is
    /// cheap.
    #[must_use]
    pub const fn upcoming(&self) -> &VecDeque<Upcoming> {
        &self.upcoming
    }

    /// The commands that led to the cursor, in order.
    #[must_use]
    pub fn commands(&self) -> Vec<Command> {
        let path = self.path();
        path.iter()
            .filter_map(|index| self.moments.get(*index)?.from.as_ref())
            .map(|(_, done)| done.clone())
            .collect()
    }

    /// The world in which the story begins.
    #[must_use]
    pub fn beginning(&self) -> &World {
        self.moments
            .first()
            .map_or(&self.here, |first| &first.world)
    }

    /// What led from the beginning to the cursor: each command, its events, and the world behind it.
    pub fn way(&self) -> impl Iterator<Item = (&Command, &[Event], &World)> {
        let path = self.path().into_iter();
        path.filter_map(|index| {
            let moment = self.moments.get(index)?;
            let (_, command) = moment.from.as_ref()?;
            Some((command, moment.events.as_slice(), &*moment.world))
        })
    }

    /// The moments from the first one's successor to the cursor.
    fn path(&self) -> Vec<usize> {
        self.path_to(self.cursor)
    }

    fn path_to(&self, moment: usize) -> Vec<usize> {
        let mut path = Vec::new();
        let mut at = moment;
        while let Some(before) = self.parent(at) {
            path.push(at);
            at = before;
        }
        path.reverse();
        path
    }

    fn parent(&self, moment: usize) -> Option<usize> {
        self.moments
            .get(moment)?
            .from
            .as_ref()
            .map(|(before, _)| *before)
    }

    fn go(&mut self, moment: usize) {
        let before = self.cursor;
        let parent = self
            .parent(moment)
            .and_then(|parent| self.moments.get(parent));
        self.has_branches |= parent.is_some_and(|parent| {
            let mut ways = parent.next.iter();
            ways.any(|way| *way != moment && self.is_visited(*way))
        });
        if let Some(there) = self.moments.get_mut(moment) {
            there.visited = true;
            self.here = Rc::clone(&there.world);
            self.cursor = moment;
        }
        // The page's story is so short that looking anew costs nothing.
        if !cfg!(feature = "all-suites") {
            self.look_ahead();
        } else if self.is_step(before, moment) {
            self.come_nearer();
        } else if self.is_step(moment, before) {
            self.step_back();
        } else {
            self.look_ahead();
        }
    }

    /// Whether a step leads from one moment to the other.
    fn is_step(&self, before: usize, after: usize) -> bool {
        let after = self.moments.get(after);
        after.is_some_and(|after| after.from == Some((before, Command::Step)))
    }

    /// What comes from the cursor on, to the last of it.
    fn look_ahead(&mut self) {
        self.upcoming.clear();
        self.horizon = Some(self.cursor);
        self.look_on();
    }

    /// What comes next has come: looks one step further.
    fn come_nearer(&mut self) {
        if self.upcoming.is_empty() {
            return self.look_ahead();
        }
        self.upcoming.pop_front();
        if self.upcoming.is_empty() && self.horizon.is_none() {
            return self.look_ahead();
        }
        self.look_on();
    }

    /// What came last is still to come.
    fn step_back(&mut self) {
        let Some(next) = upcoming(&self.here) else {
            return self.look_ahead();
        };
        self.upcoming.push_front(next);
        if self.upcoming.len() <= HORIZON {
            return;
        }
        match self.horizon.and_then(|horizon| self.parent(horizon)) {
            Some(before) => {
                self.upcoming.truncate(HORIZON);
                self.horizon = Some(before);
            }
            None => self.look_ahead(),
        }
    }

    /// Walks on by steps from the horizon. The moments on the way are kept, so that stepping re-enters them.
    fn look_on(&mut self) {
        while self.upcoming.len() < HORIZON {
            let Some(at) = self.horizon else {
                return;
            };
            let Some(next) = self.moments.get(at).and_then(|at| upcoming(&at.world)) else {
                return;
            };
            let long = next.is_long();
            self.upcoming.push_back(next);
            self.horizon = match long {
                true => None,
                false => self.child(at, Command::Step).ok(),
            };
        }
    }

    /// The moment that `command` leads to: the one that is there, or a new one.
    fn child(&mut self, at: usize, command: Command) -> Result<usize, Refused> {
        if let Some(known) = self.known(at, &command) {
            return Ok(known);
        }
        let moment = self.moments.get(at).ok_or(Refused::NothingInFlight)?;
        let (world, events) = step(&moment.world, &command)?;
        Ok(self.add(at, command, world, events))
    }

    /// The moment that `command` has led to before.
    fn known(&self, at: usize, command: &Command) -> Option<usize> {
        let is_it = |next: &usize| {
            let child = self
                .moments
                .get(*next)
                .and_then(|child| child.from.as_ref());
            child.is_some_and(|(_, done)| done == command)
        };
        let next = &self.moments.get(at)?.next;
        next.iter().copied().find(is_it)
    }

    /// Keeps a new moment.
    fn add(&mut self, at: usize, command: Command, world: World, events: Vec<Event>) -> usize {
        let before = self.moments.get(at);
        let position = before.map_or(0, |before| before.position) + 1;
        let new = self.moments.len();
        self.moments.push(Moment {
            from: Some((at, command)),
            position,
            world: Rc::new(world),
            events,
            next: Vec::new(),
            visited: false,
        });
        if let Some(moment) = self.moments.get_mut(at) {
            moment.next.push(new);
        }
        new
    }
}

/// What a step does next.
fn upcoming(world: &World) -> Option<Upcoming> {
    #[cfg(feature = "all-suites")]
    if let Some(deed) = world.planned() {
        return Some(Upcoming::Deed(deed));
    }
    let next = world.next_message()?;
    Some(Upcoming::Message {
        from: next.from,
        name: next.name,
        protected: next.protected,
    })
}
