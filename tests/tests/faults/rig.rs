//! Two ends, the wire between them, and someone who changes one thing on it.

use padlock_core::Drbg;
use padlock_tls::{
    alert::Alert,
    endpoint::{Endpoint, Input, Output},
    message_name::MessageName,
    party::Party,
    record::ProtocolVersion,
    state::State,
};

use crate::{cell::Cell, tamper::Tamper};

/// What the client says once the handshake is complete, a record each; then the server says its own.
pub const CLIENT_SAYS: [&[u8]; 2] = [b"attack at dawn", b"bring a ladder"];
pub const SERVER_SAYS: [&[u8]; 2] = [b"dawn it is", b"two ladders"];

/// A record on its way.
#[derive(Clone, Debug)]
pub struct Flying {
    pub name: MessageName,
    pub record: Vec<u8>,
}

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
}

/// Both ends when nothing moves any more.
pub struct Outcome {
    pub client: End,
    pub server: End,
    /// Whether the change was made.
    pub changed: bool,
}

/// Where a change is made: the first flight of `from` with a `message` in it.
pub struct Place {
    pub from: Party,
    pub message: MessageName,
}

/// Plays a whole connection; `change` is made once, at `place`.
pub fn play(cell: &Cell, seed: u64, place: &Place, change: &dyn Fn(&mut Tamper<'_>)) -> Outcome {
    let mut rig = Rig {
        cell,
        place,
        change,
        outcome: Outcome {
            client: End::new(cell.client(seed)),
            server: End::new(cell.server(seed)),
            changed: false,
        },
        randoms: [vec![], vec![]],
        rng: Drbg::new(seed).fork("change"),
    };
    let flight = rig.outcome.server.tell(Input::Start);
    assert!(flight.is_empty());
    let flight = rig.outcome.client.tell(Input::Start);
    rig.carry(Party::Client, flight);
    for (by, lines) in [(Party::Client, CLIENT_SAYS), (Party::Server, SERVER_SAYS)] {
        if rig.outcome.both_are(State::Connected) {
            let mut flight = Vec::new();
            for line in lines {
                flight.extend(rig.outcome.end(by).tell(Input::Say(line.to_vec())));
            }
            rig.carry(by, flight);
        }
    }
    if rig.outcome.both_are(State::Connected) {
        let flight = rig.outcome.client.tell(Input::Close);
        rig.carry(Party::Client, flight);
    }
    rig.outcome
}

struct Rig<'a> {
    cell: &'a Cell,
    place: &'a Place,
    change: &'a dyn Fn(&mut Tamper<'_>),
    outcome: Outcome,
    /// The client's and the server's, as they were sent.
    randoms: [Vec<u8>; 2],
    rng: Drbg,
}

impl Rig<'_> {
    /// Carries a flight over, then the answers to it, until nobody answers.
    fn carry(&mut self, from: Party, mut flight: Vec<Flying>) {
        self.note_randoms(&flight);
        self.tamper(from, &mut flight);
        let mut answers = Vec::new();
        for flying in flight {
            let input = Input::Receive(flying.record);
            answers.extend(self.outcome.end(from.peer()).tell(input));
        }
        if !answers.is_empty() {
            self.carry(from.peer(), answers);
        }
    }

    fn note_randoms(&mut self, flight: &[Flying]) {
        for flying in flight {
            let random = || flying.record[11..43].to_vec();
            match flying.name {
                MessageName::ClientHello => self.randoms[0] = random(),
                MessageName::ServerHello => self.randoms[1] = random(),
                _ => {}
            }
        }
    }

    fn tamper(&mut self, from: Party, flight: &mut Vec<Flying>) {
        if self.outcome.changed || from != self.place.from {
            return;
        }
        let at = flight
            .iter()
            .position(|flying| flying.name == self.place.message);
        let Some(at) = at else {
            return;
        };
        self.outcome.changed = true;
        let sender = self.outcome.end(from).endpoint.clone();
        (self.change)(&mut Tamper {
            cell: self.cell,
            sender: &sender,
            randoms: self.randoms.concat(),
            rng: &mut self.rng,
            flight,
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

    fn both_are(&self, state: State) -> bool {
        [&self.client, &self.server]
            .iter()
            .all(|end| end.endpoint.state() == state)
    }
}

impl End {
    const fn new(endpoint: Endpoint) -> Self {
        Self {
            endpoint,
            established: false,
            delivered: Vec::new(),
            alerts: Vec::new(),
            failures: 0,
            alerted: false,
            sent_after_failure: 0,
        }
    }

    /// Tells it something and gives what it sends; its decisions are the defaults.
    fn tell(&mut self, input: Input) -> Vec<Flying> {
        let mut flight = Vec::new();
        let mut outputs = self.endpoint.handle(input);
        while !outputs.is_empty() {
            match outputs.remove(0) {
                Output::Send {
                    record, message, ..
                } => {
                    self.alerted |= message == MessageName::Alert;
                    self.sent_after_failure += usize::from(self.failures > 0);
                    flight.push(Flying {
                        name: message,
                        record,
                    });
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

/// The version that a record's header names.
pub fn record_version(record: &[u8]) -> ProtocolVersion {
    ProtocolVersion(u16::from_be_bytes([record[1], record[2]]))
}
