//! Two ends, the wire between them, and someone who changes one thing on it.

use padlock_core::Drbg;
use padlock_tls::{
    alert::Alert,
    endpoint::{Endpoint, Input, Output},
    handshake::tls13::KeyUpdateRequest,
    message_name::MessageName,
    party::Party,
    state::State,
};

use crate::{
    cell::Cell,
    flight::{Flight, Item, Sealed},
};

/// What each end says once the handshake is complete, a record each.
pub const CLIENT_SAYS: [&[u8]; 2] = [b"attack at dawn", b"bring a ladder"];
pub const SERVER_SAYS: [&[u8]; 2] = [b"dawn it is", b"two ladders"];

/// One end, and what came of it.
pub struct End {
    pub endpoint: Endpoint,
    pub established: bool,
    pub delivered: Vec<u8>,
    pub alerts: Vec<Alert>,
    /// How often it said that it failed.
    pub failures: usize,
    /// Whether it sent an alert, and the records that it sent after it.
    pub alerted: bool,
    pub sent_after_failure: usize,
    /// What it has sealed so far, as the wire sees it.
    sealed: Sealed,
}

/// Both ends when nothing moves any more.
pub struct Outcome {
    pub client: End,
    pub server: End,
    /// Whether the change was made.
    pub changed: bool,
}

/// Where a change is made: the flight of `from` with its `nth` such `message`, from 0.
pub struct Place {
    pub from: Party,
    pub message: MessageName,
    pub nth: usize,
}

type Flying = (MessageName, Vec<u8>);

/// Plays a whole connection: the handshake, a line each way, new keys both ways, a line each way, close_notify.
pub fn play(
    cell: &Cell,
    client: Endpoint,
    seed: u64,
    place: &Place,
    change: &dyn Fn(&mut Flight<'_>),
) -> Outcome {
    let mut rig = Rig {
        place,
        change,
        seen: 0,
        outcome: Outcome {
            client: End::new(client),
            server: End::new(cell.server(seed)),
            changed: false,
        },
        rng: Drbg::new(seed).fork("change"),
    };
    rig.outcome.server.tell(Input::Start);
    rig.then(Party::Client, |end| end.tell(Input::Start));
    for line in 0..2 {
        rig.when_connected(Party::Client, |end| {
            end.tell(Input::Say(CLIENT_SAYS[line].to_vec()))
        });
        rig.when_connected(Party::Server, |end| {
            end.tell(Input::Say(SERVER_SAYS[line].to_vec()))
        });
        if line == 0 && rig.outcome.client.endpoint.ledger().tls13().is_some() {
            rig.when_connected(Party::Client, |end| {
                let outputs = end.endpoint.update_keys(KeyUpdateRequest::Requested);
                end.follow(outputs)
            });
        }
    }
    rig.when_connected(Party::Client, |end| end.tell(Input::Close));
    rig.outcome
}

struct Rig<'a> {
    place: &'a Place,
    change: &'a dyn Fn(&mut Flight<'_>),
    /// How many of the messages that are meant have passed.
    seen: usize,
    outcome: Outcome,
    rng: Drbg,
}

impl Rig<'_> {
    fn when_connected(&mut self, by: Party, act: impl FnOnce(&mut End) -> Vec<Flying>) {
        let ends = [&self.outcome.client, &self.outcome.server];
        if ends
            .iter()
            .all(|end| end.endpoint.state() == State::Connected)
        {
            self.then(by, act);
        }
    }

    fn then(&mut self, by: Party, act: impl FnOnce(&mut End) -> Vec<Flying>) {
        let flight = act(self.outcome.end(by));
        self.carry(by, flight);
    }

    /// Carries a flight over, then the answers to it, until nobody answers.
    fn carry(&mut self, from: Party, flight: Vec<Flying>) {
        let ledger = self.outcome.end(from).endpoint.ledger().clone();
        let items = flight.iter();
        let mut items: Vec<Item> = items
            .map(|(name, bytes)| Item::open(*name, bytes, &ledger))
            .collect();
        self.tamper(from, &mut items);
        let mut answers = Vec::new();
        for item in items {
            let record = self.outcome.end(from).sealed.seal(&item, &ledger);
            let to = self.outcome.end(from.peer());
            answers.extend(to.tell(Input::Receive(record)));
        }
        if !answers.is_empty() {
            self.carry(from.peer(), answers);
        }
    }

    fn tamper(&mut self, from: Party, items: &mut Vec<Item>) {
        if self.outcome.changed || from != self.place.from {
            return;
        }
        let meant = items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.name == self.place.message);
        let meant: Vec<usize> = meant.map(|(at, _)| at).collect();
        let at = meant.get(self.place.nth.wrapping_sub(self.seen)).copied();
        self.seen += meant.len();
        let Some(at) = at else {
            return;
        };
        self.outcome.changed = true;
        let sender = self.outcome.end(from).endpoint.clone();
        (self.change)(&mut Flight {
            sender: &sender,
            rng: &mut self.rng,
            items,
            at,
        });
    }
}

impl Outcome {
    pub fn end(&mut self, party: Party) -> &mut End {
        match party {
            Party::Client => &mut self.client,
            Party::Server => &mut self.server,
        }
    }
}

impl End {
    fn new(endpoint: Endpoint) -> Self {
        Self {
            endpoint,
            established: false,
            delivered: Vec::new(),
            alerts: Vec::new(),
            failures: 0,
            alerted: false,
            sent_after_failure: 0,
            sealed: Sealed::default(),
        }
    }

    fn tell(&mut self, input: Input) -> Vec<Flying> {
        let outputs = self.endpoint.handle(input);
        self.follow(outputs)
    }

    /// What it sends; its decisions are the defaults.
    fn follow(&mut self, mut outputs: Vec<Output>) -> Vec<Flying> {
        let mut flight = Vec::new();
        while !outputs.is_empty() {
            match outputs.remove(0) {
                Output::Send {
                    record, message, ..
                } => {
                    self.alerted |= message == MessageName::Alert;
                    self.sent_after_failure += usize::from(self.failures > 0);
                    flight.push((message, record));
                }
                Output::Decide(decision) => {
                    outputs.extend(self.endpoint.handle(Input::Choose(decision.default)));
                }
                Output::Deliver(data) | Output::DeliverEarly(data) => self.delivered.extend(data),
                Output::Established => self.established = true,
                Output::Alerted(alert) => self.alerts.push(alert),
                Output::Failed(_) => self.failures += 1,
                Output::Closed | Output::EarlyData(_) => {}
                // Nobody asked for anything but what the state allows: the peer is to blame.
                Output::Refused(error) => panic!("blames its own user: {error}"),
            }
        }
        flight
    }
}
