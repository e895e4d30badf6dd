//! One connection after another: what the ends keep from one to the next, and which piece of wire is whose.

use std::rc::Rc;

use padlock_core::Drbg;
use padlock_tls::{
    endpoint::{Endpoint, Input},
    ledger::Ledger,
    party::Party,
    record::ProtocolVersion,
    state::State,
};

use super::{
    Event, Fate, Message, Refused, Role, World, create,
    settle::{self, Visit},
    step::Step,
};

/// The most connections of one story.
const MAX_CONNECTIONS: u32 = 1000;

/// The connections before the present one, and what is left of them.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Connections {
    /// The number of the present one, from 0.
    number: u32,
    earlier: Vec<[Rc<Endpoint>; 2]>,
    visit: Visit,
    /// Who has completed the handshake of which connection.
    established: Vec<(u32, Party)>,
}

impl World {
    /// The number of the present connection, from 0.
    #[must_use]
    pub fn connection(&self) -> u32 {
        self.connections.number
    }

    /// One end in every connection, in order.
    pub fn ends(&self, party: Party) -> impl Iterator<Item = &Endpoint> {
        let earlier = self.connections.earlier.iter();
        let earlier = earlier.map(move |[client, server]| match party {
            Party::Client => &**client,
            Party::Server => &**server,
        });
        earlier.chain([self.endpoint(party)])
    }

    /// Whether an end has completed the handshake of a connection.
    #[must_use]
    pub fn is_established(&self, connection: u32, party: Party) -> bool {
        self.connections.established.contains(&(connection, party))
    }

    /// Every value that one end holds, in every connection.
    pub(crate) fn ledgers(&self, party: Party) -> impl Iterator<Item = &Ledger> {
        self.ends(party).map(Endpoint::ledger)
    }
}

impl Step {
    /// Opens another connection to the server: the client does, or the eavesdropper, who has then to say for herself what
    /// she wants. What is in flight is lost.
    pub(super) fn connect(&mut self, by: Role) -> Result<(), Refused> {
        if by == Role::Server {
            return Err(Refused::ServersDoNotConnect);
        }
        if self.world.connections.number >= MAX_CONNECTIONS {
            return Err(Refused::TooManyConnections);
        }
        let visit = self.visit();
        let scenario = Rc::clone(&self.world.scenario);
        let ends = create::configurations_for(&scenario, &visit)
            .map_err(|_| Refused::ServersDoNotConnect)?;
        let connections = Rc::make_mut(&mut self.world.connections);
        connections.number += 1;
        connections.visit = visit;
        let rng = Drbg::new(scenario.seed).fork("connection");
        let rng = rng.fork(&connections.number.to_string());
        let (client, server) =
            settle::ends(&scenario, ends, &rng).map_err(|_| Refused::ServersDoNotConnect)?;
        let client = core::mem::replace(&mut self.world.client, Rc::new(client));
        let server = core::mem::replace(&mut self.world.server, Rc::new(server));
        connections.earlier.push([client, server]);
        self.world.roles.forget();
        let on_its_way = |message: &Message| matches!(message.fate, Fate::InFlight | Fate::Held);
        self.change_messages(on_its_way, |message| message.fate = Fate::Dropped);
        self.world
            .eavesdropper
            .connected(self.world.connections.number);
        self.events.push(Event::Connected { by });
        self.tell(Party::Server, Input::Start, None);
        if by == Role::Client {
            self.tell(Party::Client, Input::Start, None);
        }
        Ok(())
    }

    /// Notes that an end has completed its handshake.
    pub(super) fn note_established(&mut self, party: Party) {
        let connections = Rc::make_mut(&mut self.world.connections);
        let done = (connections.number, party);
        if !connections.established.contains(&done) {
            connections.established.push(done);
        }
    }

    /// What the ends bring along to the next connection.
    fn visit(&self) -> Visit {
        let mut visit = self.world.connections.visit.clone();
        visit.sessions.settle(&self.world.server);
        if let Some(session) = self.world.client.session_to_keep() {
            visit.kept = Some(session);
        }
        let came_to_nothing = !matches!(
            self.world.state(Party::Client),
            State::Connected | State::Closed | State::Start
        );
        if came_to_nothing && self.world.scenario.client.falls_back {
            visit.newest = self.older_version(visit.newest);
        }
        visit
    }

    /// The newest version of the client's that is older than what it has tried last.
    fn older_version(&self, tried: Option<ProtocolVersion>) -> Option<ProtocolVersion> {
        let scenario = &self.world.scenario;
        let mut versions: Vec<_> = scenario
            .client
            .versions
            .iter()
            .map(|v| v.protocol())
            .collect();
        versions.sort_unstable_by(|a, b| b.cmp(a));
        let newest = tried.or_else(|| versions.first().copied())?;
        let older = versions.into_iter().find(|version| *version < newest);
        older.or(tried)
    }
}
