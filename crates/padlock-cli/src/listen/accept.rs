//! Clients come: one thread for each, so many at once and no more.

use std::{
    net::TcpListener,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
    time::Duration,
};

use padlock_core::Drbg;
use padlock_tls::{
    endpoint::Endpoint,
    server::{Server, ServerConfig},
};

use super::{
    event::Event,
    serve::{Client, Service},
    sessions::Sessions,
    slots::Slots,
};
use crate::wire::{Ending, now};

/// The most clients that are served at once; others wait. One may come to hold about 5 MB.
const AT_ONCE: usize = 256;
/// How long to wait when the operating system has no connection to give (too many files are open).
const PAUSE: Duration = Duration::from_millis(50);

/// Who takes clients in.
pub struct Acceptor {
    /// What every server brings to its connection.
    pub config: ServerConfig,
    /// Every connection draws from a fork of its own.
    pub rng: Drbg,
    /// What clients get.
    pub service: Service,
    /// Whether clients are asked who they are after the handshake, where they let it.
    pub asks_late: bool,
    /// After how many clients to end; `None` goes on for ever.
    pub count: Option<u64>,
}

impl Acceptor {
    /// Takes clients in, in a thread of its own. The events end with the last connection.
    ///
    /// Whoever reads them slowly slows the connections down: nothing piles up.
    pub fn start(self, listener: TcpListener) -> Receiver<Event> {
        let (events, received) = sync_channel(AT_ONCE);
        thread::spawn(move || self.run(&listener, &events));
        received
    }

    fn run(self, listener: &TcpListener, events: &SyncSender<Event>) {
        let slots = Slots::new(AT_ONCE);
        let sessions = Sessions::new();
        let mut number = 0;
        while self.count.is_none_or(|count| number < count) {
            let slot = slots.take();
            let Ok((stream, peer)) = listener.accept() else {
                thread::sleep(PAUSE);
                continue;
            };
            number += 1;
            let rng = self.rng.fork(&format!("connection/{number}"));
            let mut config = self.config.clone();
            config.resumption.sessions = Some(sessions.known());
            config.resumption.now = now();
            let endpoint = Endpoint::Server(Box::new(Server::new(config, rng)));
            let client = Client {
                number,
                peer,
                stream,
                sessions: sessions.clone(),
                asks_late: self.asks_late,
            };
            let (service, tell) = (self.service, events.clone());
            let spawned = thread::Builder::new().spawn(move || {
                let _slot = slot;
                // Nobody listens any more when the program ends.
                client.serve(endpoint, service, |event| drop(tell.send(event)));
            });
            if let Err(error) = spawned {
                let _ = events.send(Event {
                    number,
                    peer,
                    agreed: None,
                    ending: Some(Ending::Broken(error)),
                    secrets: None,
                });
            }
        }
    }
}
