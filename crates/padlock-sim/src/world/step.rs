//! One step: a world and a command give the next world and what happened.

use std::rc::Rc;

use padlock_tls::{
    endpoint::{Endpoint, Input, Output},
    ledger::Slot,
    message_name::MessageName,
    party::Party,
};

#[cfg(not(feature = "all-suites"))]
use padlock_tls::endpoint::{Choice, Decision};

use super::{Command, Event, Fate, Heard, Message, MessageId, Refused, Role, World};
#[cfg(feature = "all-suites")]
use crate::{attack::Progress, flaw::Flaws};
use crate::{eavesdropper::HardOp, scenario::Act};

/// The longest text that [`Command::Say`] takes, in bytes.
const MAX_TEXT: usize = 1 << 16;

/// Carries out one command. The world given is left as it is.
///
/// # Errors
/// [`Refused`] says why nothing happened.
pub fn step(world: &World, command: &Command) -> Result<(World, Vec<Event>), Refused> {
    Step::of(world).finish(world, command)
}

/// Carries out a command that runs an attack, whose job somebody has run to its end already: what comes of it is what
/// [`step`] would have found, without asking again.
///
/// # Errors
/// As [`step`].
#[cfg(feature = "all-suites")]
pub fn step_with(
    world: &World,
    command: &Command,
    done: Progress,
) -> Result<(World, Vec<Event>), Refused> {
    let mut next = Step::of(world);
    next.done = Some(done);
    next.finish(world, command)
}

/// A world in the making.
pub(super) struct Step {
    pub(super) world: World,
    pub(super) events: Vec<Event>,
    /// What the job of an attack has come to, where it was run before.
    #[cfg(feature = "all-suites")]
    pub(super) done: Option<Progress>,
}

impl Step {
    pub(super) fn of(world: &World) -> Self {
        Self {
            world: world.clone(),
            events: Vec::new(),
            #[cfg(feature = "all-suites")]
            done: None,
        }
    }

    fn finish(mut self, before: &World, command: &Command) -> Result<(World, Vec<Event>), Refused> {
        self.carry_out_command(command)?;
        self.note_learned(before);
        Ok((self.world, self.events))
    }

    pub(super) fn carry_out_command(&mut self, command: &Command) -> Result<(), Refused> {
        match command {
            Command::Step => self.go_on(),
            Command::Say { by, text } => self.say(*by, text),
            Command::Close { by } => self.close(*by),
            Command::Alter { message, at, xor } => self.alter(*message, *at, *xor),
            Command::Crack(op) => self.crack(*op),
            Command::Leak(slot) => self.leak(*slot),
            #[cfg(feature = "all-suites")]
            Command::Hand(hand) => self.lay_hand(hand),
            #[cfg(feature = "all-suites")]
            Command::GoBetween(disguise) => self.go_between(*disguise),
            #[cfg(feature = "all-suites")]
            Command::TakeOver => self.take_over(),
            #[cfg(feature = "all-suites")]
            Command::Guess { message, words } => self.guess(*message, words),
            #[cfg(feature = "all-suites")]
            Command::Connect { by } => self.connect(*by),
            #[cfg(feature = "all-suites")]
            Command::Attack(attack) => self.attack(*attack),
            #[cfg(feature = "all-suites")]
            Command::Play { role, by_hand } => self.play(*role, *by_hand),
            #[cfg(feature = "all-suites")]
            Command::Choose { by, choice } => self.choose(*by, choice),
        }
    }

    /// What comes next: a deed that the eavesdropper has planned, or the arrival of a message.
    fn go_on(&mut self) -> Result<(), Refused> {
        #[cfg(feature = "all-suites")]
        if self.do_planned() {
            return Ok(());
        }
        self.deliver()
    }

    fn deliver(&mut self) -> Result<(), Refused> {
        let next = self.world.next_message().map(|message| message.id);
        let id = next.ok_or(Refused::NothingInFlight)?;
        #[cfg(feature = "all-suites")]
        self.refuse_while_deciding(id)?;
        self.world.queue.arrive();
        let message = self.world.messages.get_mut(id.index());
        let message = message.ok_or(Refused::NothingInFlight)?;
        message.fate = Fate::Delivered;
        let (to, bytes) = (message.to(), message.bytes.clone());
        self.events.push(Event::Delivered(id));
        self.hand_over(id, bytes, to);
        self.play_script();
        Ok(())
    }

    /// Hands a message to the end that it is for.
    #[cfg(not(feature = "all-suites"))]
    fn hand_over(&mut self, id: MessageId, bytes: Vec<u8>, to: Party) {
        self.tell(to, Input::Receive(bytes), Some(id));
    }

    fn say(&mut self, by: Party, text: &str) -> Result<(), Refused> {
        if text.is_empty() {
            return Err(Refused::EmptyText);
        }
        if text.len() > MAX_TEXT {
            return Err(Refused::TextTooLong);
        }
        if !self.world.can_say(by) {
            return Err(Refused::NotConnected);
        }
        self.tell(by, Input::Say(text.as_bytes().to_vec()), None);
        Ok(())
    }

    fn close(&mut self, by: Party) -> Result<(), Refused> {
        if !self.world.can_say(by) {
            return Err(Refused::NotConnected);
        }
        self.tell(by, Input::Close, None);
        Ok(())
    }

    fn alter(&mut self, id: MessageId, at: usize, xor: u8) -> Result<(), Refused> {
        let message = self
            .world
            .messages
            .get_mut(id.index())
            .ok_or(Refused::NotInFlight)?;
        if message.fate != Fate::InFlight {
            return Err(Refused::NotInFlight);
        }
        let byte = message
            .bytes
            .get_mut(at)
            .filter(|_| xor != 0)
            .ok_or(Refused::NoSuchByte)?;
        *byte ^= xor;
        let bytes = message.bytes.clone();
        self.world.eavesdropper.forwarded(id.index(), bytes);
        self.events.push(Event::Altered { message: id, at });
        Ok(())
    }

    fn crack(&mut self, op: HardOp) -> Result<(), Refused> {
        #[cfg(feature = "all-suites")]
        if op == HardOp::Quantum {
            return self.ask_quantum_computer();
        }
        let work = self.world.eavesdropper.crack(op)?;
        self.events.push(Event::Cracked { op, work });
        Ok(())
    }

    /// The owner's value goes to the eavesdropper; where both ends hold one, the end that made it is asked first.
    fn leak(&mut self, slot: Slot) -> Result<(), Refused> {
        let held = |party| {
            let newest = self.world.ledger(party).newest(slot);
            newest.map(|(_, value)| (party, value.clone()))
        };
        let (by, value) = [Party::Server, Party::Client]
            .into_iter()
            .find_map(held)
            .ok_or(Refused::NothingToLeak)?;
        if self.world.knowledge().knows(&value) {
            return Err(Refused::AlreadyKnown);
        }
        self.world.eavesdropper.leak_of(by, value);
        self.events.push(Event::Leaked(slot));
        Ok(())
    }

    /// Plays the script while nothing is in flight.
    pub(super) fn play_script(&mut self) {
        while self.world.next_message().is_none() {
            let Some(line) = self
                .world
                .scenario
                .script
                .get(self.world.script_at)
                .cloned()
            else {
                return;
            };
            self.world.script_at += 1;
            #[cfg(feature = "all-suites")]
            if self.world.is_by_hand(line.by.into()) {
                continue;
            }
            #[cfg(feature = "all-suites")]
            if line.act == Act::Connect {
                // A story that cannot have another connection goes on in this one.
                let _ = self.connect(line.by.into());
                continue;
            }
            if self.world.can_say(line.by) {
                let input = match line.act {
                    Act::Say(text) => Input::Say(text.into_bytes()),
                    Act::Close => Input::Close,
                    #[cfg(feature = "all-suites")]
                    Act::Connect => continue,
                };
                self.tell(line.by, input, None);
            }
        }
    }

    /// Tells one end something and carries out all that follows; decisions are answered with their default.
    pub(super) fn tell(&mut self, party: Party, input: Input, message: Option<MessageId>) {
        let before = self.world.state(party);
        let mut inputs = vec![input];
        while let Some(input) = inputs.pop() {
            for output in handle(&mut self.world, party, input) {
                match output {
                    #[cfg(feature = "all-suites")]
                    Output::Decide(decision) if self.world.is_by_hand(party.into()) => {
                        self.ask(party, decision);
                    }
                    Output::Decide(decision) => {
                        let choice = self.answer(party, decision);
                        self.events.push(Event::Decided {
                            by: party,
                            choice: choice.clone(),
                        });
                        inputs.push(Input::Choose(choice));
                    }
                    output => self.carry_out(party, output, message),
                }
            }
        }
        let after = self.world.state(party);
        if after != before {
            self.events.push(Event::Entered {
                by: party,
                state: after,
            });
        }
    }

    /// What the autopilot of one end answers.
    #[cfg(not(feature = "all-suites"))]
    fn answer(&self, _: Party, decision: Decision) -> Choice {
        decision.default
    }

    fn carry_out(&mut self, party: Party, output: Output, message: Option<MessageId>) {
        match output {
            Output::Send {
                record,
                message,
                protected,
            } => {
                self.send(party, party.into(), record, (message, protected));
            }
            Output::Deliver(data) => self.hear(party, data, message),
            #[cfg(feature = "all-suites")]
            Output::DeliverEarly(data) => self.hear(party, data, message),
            Output::Alerted(alert) => self.events.push(Event::Alerted { to: party, alert }),
            Output::Closed => self.events.push(Event::Closed { by: party }),
            Output::Failed(error) => self.events.push(Event::Failed { by: party, error }),
            Output::Refused(error) => self.events.push(Event::Declined {
                by: party,
                check: error.check,
            }),
            #[cfg(feature = "all-suites")]
            Output::Established => self.note_established(party),
            // The states say the same.
            #[cfg(not(feature = "all-suites"))]
            Output::Established => {}
            // Decisions are answered where they arise.
            Output::Decide(_) => {}
            #[cfg(feature = "all-suites")]
            Output::EarlyData(_) => {}
        }
    }

    /// Puts a record on the wire.
    pub(super) fn send(
        &mut self,
        from: Party,
        origin: Role,
        record: Vec<u8>,
        (name, protected): (MessageName, bool),
    ) {
        let number = u32::try_from(self.world.messages.len()).unwrap_or(u32::MAX);
        let id = MessageId(number);
        #[cfg(feature = "all-suites")]
        let connection = self.world.connection();
        #[cfg(not(feature = "all-suites"))]
        let connection = 0;
        self.world.eavesdropper.see(from, origin, record.clone());
        self.world.messages.push(Message {
            id,
            from,
            origin,
            name,
            protected,
            sent: record.clone(),
            bytes: record,
            connection,
            fate: Fate::InFlight,
            turn: self.last_turn(),
        });
        self.world.queue.append(id);
        self.events.push(Event::Sent(id));
    }

    /// The turn behind all others.
    pub(super) fn last_turn(&self) -> u32 {
        self.world.queue.last_turn()
    }

    fn hear(&mut self, by: Party, data: Vec<u8>, message: Option<MessageId>) {
        self.events.push(Event::Heard {
            by,
            length: data.len(),
        });
        if let Some(message) = message {
            self.world.heard.push(Heard { by, message, data });
        }
    }

    fn note_learned(&mut self, before: &World) {
        for party in [Party::Client, Party::Server] {
            let known = before.ledger(party).len();
            for (_, line) in self.world.ledger(party).lines_from(known) {
                self.events.push(Event::Learned {
                    by: Role::from(party),
                    slot: line.value.slot,
                });
            }
        }
    }
}

/// Hands an input to one end, with all the flaws that the story gives it.
#[cfg(feature = "all-suites")]
fn handle(world: &mut World, party: Party, input: Input) -> Vec<Output> {
    let scenario = Rc::clone(&world.scenario);
    Flaws::of(&scenario).handle(endpoint_mut(world, party), input)
}

#[cfg(not(feature = "all-suites"))]
fn handle(world: &mut World, party: Party, input: Input) -> Vec<Output> {
    endpoint_mut(world, party).handle(input)
}

fn endpoint_mut(world: &mut World, party: Party) -> &mut Endpoint {
    Rc::make_mut(match party {
        Party::Client => &mut world.client,
        Party::Server => &mut world.server,
    })
}
