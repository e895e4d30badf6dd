//! The trace: what happened, as data.

use padlock_tls::party::Party;
use serde::Serialize;

use super::keylog::hex;
use crate::{verdict::LampState, world::World};

/// A run as data. Field names are part of the command line's contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trace {
    /// The scenario's id.
    pub scenario: String,
    /// `toy` or `full`.
    pub size: &'static str,
    /// The seed.
    pub seed: u64,
    /// Every message that arrived, in order.
    pub steps: Vec<StepTrace>,
    /// Every piece of application data that arrived, in order.
    pub delivered: Vec<DeliveredTrace>,
    /// The lamps as they are.
    pub verdict: VerdictTrace,
    /// The lamps as each end sees them, from what it has itself.
    pub belief: BeliefTrace,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StepTrace {
    /// From 1.
    pub index: usize,
    /// `client` or `server`, or `eavesdropper` for what she put on the wire.
    pub from: &'static str,
    /// `client` or `server`, or `eavesdropper` where she is between them.
    pub to: &'static str,
    /// The RFC's name.
    pub message: &'static str,
    /// The record as it arrived, in hexadecimal.
    pub bytes: String,
}

/// One piece of application data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeliveredTrace {
    /// `client` or `server`.
    pub to: &'static str,
    /// What arrived, as text; bytes that are no UTF-8 are replaced.
    pub text: String,
}

/// What each end believes of its last connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BeliefTrace {
    /// The client.
    pub client: VerdictTrace,
    /// The server.
    pub server: VerdictTrace,
}

/// The lamps: `held`, `broken` or `not_offered`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerdictTrace {
    /// Nobody else can read what was said.
    pub privacy: &'static str,
    /// What arrives is what was said.
    pub integrity: &'static str,
    /// The server is who it says.
    pub server_authentication: &'static str,
    /// The client is who it says.
    pub client_authentication: &'static str,
    /// A key stolen later does not open what was recorded before.
    pub forward_secrecy: &'static str,
}

/// The run that led to `world`.
#[must_use]
pub fn trace(world: &World) -> Trace {
    let verdict = world.verdict(&world.knowledge());
    Trace {
        scenario: world.scenario().id.clone(),
        size: world.scenario().size.id(),
        seed: world.scenario().seed,
        steps: world
            .arrived()
            .enumerate()
            .map(|(index, message)| StepTrace {
                index: index + 1,
                from: message.origin.id(),
                to: world.receiver(message).id(),
                message: message.name.id(),
                bytes: hex(&message.bytes),
            })
            .collect(),
        delivered: world
            .all_heard()
            .iter()
            .map(|heard| delivered(heard.by, &heard.data))
            .collect(),
        verdict: VerdictTrace::of(verdict.lamps().map(|(_, lamp)| lamp.state)),
        belief: BeliefTrace {
            client: VerdictTrace::of(world.belief(Party::Client).lamps()),
            server: VerdictTrace::of(world.belief(Party::Server).lamps()),
        },
    }
}

impl VerdictTrace {
    fn of(states: [LampState; 5]) -> Self {
        let [
            privacy,
            integrity,
            server_authentication,
            client_authentication,
            forward_secrecy,
        ] = states.map(LampState::id);
        Self {
            privacy,
            integrity,
            server_authentication,
            client_authentication,
            forward_secrecy,
        }
    }
}

fn delivered(to: Party, data: &[u8]) -> DeliveredTrace {
    DeliveredTrace {
        to: to.id(),
        text: String::from_utf8_lossy(data).into_owned(),
    }
}
