//! One step: a world and a command give the next world and what happened.

use padlock_tls::{
    endpoint::{Endpoint, Input, Output},
    ledger::Slot,
    party::Party,
};

use super::{Command, Event, Fate, Heard, Message, MessageId, Refused, Role, World};
use crate::{eavesdropper::HardOp, scenario::Act};

/// The longest text that [`Command::Say`] takes, in bytes.
const MAX_TEXT: usize = 1 << 16;

/// Carries out one command. The world given is left as it is.
///
/// # Errors
/// [`Refused`] says why nothing happened.
pub fn step(world: &World, command: &Command) -> Result<(World, Vec<Event>), Refused> {
    let mut next = Step {
        world: world.clone(),
        events: Vec::new(),
    };
    match command {
        Command::Step => next.deliver()?,
        Command::Say { by, text } => next.say(*by, text)?,
        Command::Close { by } => next.close(*by)?,
        Command::Alter { message, at, xor } => next.alter(*message, *at, *xor)?,
        Command::Crack(op) => next.crack(*op)?,
        Command::Leak(slot) => next.leak(*slot)?,
    }
    next.note_learned(world);
    Ok((next.world, next.events))
}

/// A world in the making.
pub(super) struct Step {
    pub(super) world: World,
    pub(super) events: Vec<Event>,
}

impl Step {
    fn deliver(&mut self) -> Result<(), Refused> {
        let in_flight = |message: &&mut Message| message.fate == Fate::InFlight;
        let message = self
            .world
            .messages
            .iter_mut()
            .find(in_flight)
            .ok_or(Refused::NothingInFlight)?;
        message.fate = Fate::Delivered;
        let (id, to, bytes) = (message.id, message.to(), message.bytes.clone());
        self.events.push(Event::Delivered(id));
        self.tell(to, Input::Receive(bytes), Some(id));
        self.play_script();
        Ok(())
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
        let work = self.world.eavesdropper.crack(op)?;
        self.events.push(Event::Cracked { op, work });
        Ok(())
    }

    /// The owner's value goes to the eavesdropper; where both ends hold one, the end that made it is asked first.
    fn leak(&mut self, slot: Slot) -> Result<(), Refused> {
        let value = [Party::Server, Party::Client]
            .into_iter()
            .find_map(|party| {
                self.world
                    .ledger(party)
                    .newest(slot)
                    .map(|(_, value)| value.clone())
            })
            .ok_or(Refused::NothingToLeak)?;
        if self.world.knowledge().knows(&value) {
            return Err(Refused::AlreadyKnown);
        }
        self.world.eavesdropper.leak(value);
        self.events.push(Event::Leaked(slot));
        Ok(())
    }

    /// Plays the script while nothing is in flight.
    fn play_script(&mut self) {
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
            if self.world.can_say(line.by) {
                let input = match line.act {
                    Act::Say(text) => Input::Say(text.into_bytes()),
                    Act::Close => Input::Close,
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
            for output in endpoint_mut(&mut self.world, party).handle(input) {
                match output {
                    Output::Decide(decision) => {
                        self.events.push(Event::Decided {
                            by: party,
                            choice: decision.default.clone(),
                        });
                        inputs.push(Input::Choose(decision.default));
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

    fn carry_out(&mut self, party: Party, output: Output, message: Option<MessageId>) {
        match output {
            Output::Send {
                record,
                message,
                protected,
            } => {
                let id = MessageId(u32::try_from(self.world.messages.len()).unwrap_or(u32::MAX));
                self.world.eavesdropper.see(party, record.clone());
                self.world.messages.push(Message {
                    id,
                    from: party,
                    name: message,
                    protected,
                    sent: record.clone(),
                    bytes: record,
                    fate: Fate::InFlight,
                });
                self.events.push(Event::Sent(id));
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
            // The states say the same; decisions are answered where they arise.
            Output::Established | Output::Decide(_) => {}
            #[cfg(feature = "all-suites")]
            Output::EarlyData(_) => {}
        }
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
            for (_, line) in self.world.ledger(party).lines().skip(known) {
                self.events.push(Event::Learned {
                    by: Role::from(party),
                    slot: line.value.slot,
                });
            }
        }
    }
}

fn endpoint_mut(world: &mut World, party: Party) -> &mut Endpoint {
    match party {
        Party::Client => &mut world.client,
        Party::Server => &mut world.server,
    }
}
