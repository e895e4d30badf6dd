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
    /// The moment as far as one has looked ahead; `None` where no step leads on.
    horizon: Option<usize>,
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
                position: 0,
                world: Rc::clone(&here),
                events: Vec::new(),
                next: Vec::new(),
            }],
            cursor: 0,
            here,
            upcoming: Vec::new(),
            horizon: None,
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
        let before = self.cursor;
        if let Some(there) = self.moments.get(moment) {
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

    /// What comes from the cursor on, from the first message to the last.
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
        self.upcoming.remove(0);
        self.look_on();
    }

    /// What came last is still to come.
    fn step_back(&mut self) {
        let Some(next) = upcoming(&self.here) else {
            return self.look_ahead();
        };
        self.upcoming.insert(0, next);
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
            self.upcoming.push(next);
            self.horizon = self.child(at, Command::Step).ok();
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
        let position = moment.position + 1;
        let new = self.moments.len();
        self.moments.push(Moment {
            from: Some((at, command)),
            position,
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

/// The message that arrives next.
fn upcoming(world: &World) -> Option<Upcoming> {
    let next = world.next_message()?;
    Some(Upcoming {
        from: next.from,
        name: next.name,
        protected: next.protected,
    })
}
