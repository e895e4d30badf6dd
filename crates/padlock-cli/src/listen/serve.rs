//! One client, from its first byte to its last.

use std::{
    net::{SocketAddr, TcpStream},
    time::{Duration, Instant},
};

use padlock_tls::endpoint::Endpoint;

use super::{event::Event, http, sessions::Sessions};
use crate::wire::{Agreed, Ending, Limits, Wire, secrets};

/// All of a handshake must be over by then.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// The longest silence of a client.
const SILENCE: Duration = Duration::from_secs(300);
/// The longest that a client may stay.
const STAY: Duration = Duration::from_secs(3600);

/// What one connection may come to hold: about 5 MB.
const LIMITS: Limits = Limits {
    bytes: 1 << 20,
    values: 1 << 13,
};

/// What clients get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// What they say.
    Echo,
    /// A page about the connection.
    Http,
}

/// One client.
pub struct Client {
    /// Its number, from 1.
    pub number: u64,
    /// Where it calls from.
    pub peer: SocketAddr,
    /// The connection.
    pub stream: TcpStream,
    /// The sessions of all clients.
    pub sessions: Sessions,
    /// Whether it is asked who it is after the handshake, where it lets that.
    pub asks_late: bool,
}

impl Client {
    /// Serves the client, and tells what there is to tell of it: at most two things, the handshake and a bad end.
    pub fn serve(self, endpoint: Endpoint, service: Service, tell: impl Fn(Event)) {
        let Self {
            number,
            peer,
            stream,
            sessions,
            asks_late,
        } = self;
        let event = |endpoint: &Endpoint, ending, secrets| Event {
            number,
            peer,
            agreed: Agreed::of(endpoint),
            ending,
            secrets,
        };
        let mut wire = Wire::start(endpoint, stream, LIMITS);
        if asks_late {
            wire = wire.asking_late();
        }
        wire.handshake(HANDSHAKE);
        let mut key_log = secrets(wire.endpoint());
        let established = wire.is_established();
        if established {
            sessions.settle(wire.endpoint());
            tell(event(wire.endpoint(), None, key_log.take()));
            match service {
                Service::Echo => echo(&mut wire),
                Service::Http => http::answer(&mut wire, Instant::now() + HANDSHAKE),
            }
        }
        let (endpoint, ending) = wire.hang_up();
        sessions.settle(&endpoint);
        if !(established && ending.is_good()) {
            tell(event(&endpoint, Some(ending), key_log));
        }
    }
}

/// Sends back what comes, line for line as it comes.
fn echo(wire: &mut Wire) {
    let leave = Instant::now() + STAY;
    while wire.ending().is_none() {
        let heard = wire.take_heard();
        if !heard.is_empty() {
            wire.say(&heard);
        }
        if !wire.receive(leave.min(Instant::now() + SILENCE)) {
            wire.end(Ending::TimedOut);
        }
    }
}
