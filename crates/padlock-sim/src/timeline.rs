//! Time as a tree: back moves the cursor, a new command branches, an old one re-enters its branch.

use std::rc::Rc;

use padlock_tls::{message_name::MessageName, party::Party};

use crate::world::{Command, Event, Refused, World, step};

/// Every moment that has been visited, and where one stands.
#[derive(Clone, Debug)]
pub struct Timeline {
    moments: Vec<Moment>,
    cursor: usize,
    /// The world at the cursor.
    here: Rc<World>,
    /// Messages that will arrive from the cursor on if nobody interferes.
    upcoming: Vec<Upcoming>,
}

#[derive(Clone, Debug)]
struct Moment {
    /// The moment before, and the command that led here; `None` for the first.
    from: Option<(usize, Command)>,
    world: Rc<World>,
    events: Vec<Event>,
    /// The moments that commands led to from here.
    next: Vec<usize>,
}

/// A message that is still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upcoming {
    /// Who will send it.
    pub from: Party,
    /// What it will be.
    pub name: MessageName,
    /// Whether it will be under keys.
    pub protected: bool,
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
                world: Rc::clone(&here),
                events: Vec::new(),
                next: Vec::new(),
            }],
            cursor: 0,
            here,
            upcoming: Vec::new(),
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
        self.path().len()
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

    /// The messages still to come: first those in flight, then what an undisturbed run would bring.
    #[must_use]
    pub fn upcoming(&self) -> &[Upcoming] {
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

    /// The moments from the first one's successor to the cursor.
    fn path(&self) -> Vec<usize> {
        let mut path = Vec::new();
        let mut at = self.cursor;
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
        if let Some(there) = self.moments.get(moment) {
            self.here = Rc::clone(&there.world);
            self.cursor = moment;
            self.look_ahead();
        }
    }

    /// Walks on by steps from the cursor. The moments on the way are kept, so that stepping re-enters them.
    fn look_ahead(&mut self) {
        self.upcoming.clear();
        let mut at = self.cursor;
        while self.upcoming.len() < HORIZON {
            let Some(next) = self
                .moments
                .get(at)
                .and_then(|moment| moment.world.next_message())
            else {
                return;
            };
            self.upcoming.push(Upcoming {
                from: next.from,
                name: next.name,
                protected: next.protected,
            });
            let Ok(after) = self.child(at, Command::Step) else {
                return;
            };
            at = after;
        }
    }

    /// The moment that `command` leads to: the one that is there, or a new one.
    fn child(&mut self, at: usize, command: Command) -> Result<usize, Refused> {
        let moment = self.moments.get(at).ok_or(Refused::NothingInFlight)?;
        let is_it = |next: &&usize| {
            self.moments
                .get(**next)
                .and_then(|child| child.from.as_ref())
                .is_some_and(|(_, done)| *done == command)
        };
        if let Some(known) = moment.next.iter().find(is_it) {
            return Ok(*known);
        }
        let (world, events) = step(&moment.world, &command)?;
        let new = self.moments.len();
        self.moments.push(Moment {
            from: Some((at, command)),
            world: Rc::new(world),
            events,
            next: Vec::new(),
        });
        if let Some(moment) = self.moments.get_mut(at) {
            moment.next.push(new);
        }
        Ok(new)
    }
}
