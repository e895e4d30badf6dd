//! A sans-I/O endpoint on a real connection: the loop that the engine itself does not have.

use std::{
    io::{ErrorKind, Read, Write},
    net::{TcpListener, TcpStream},
    sync::mpsc::channel,
    thread,
    time::{Duration, Instant},
};

use padlock_tls::{
    endpoint::{Endpoint, Input, Output},
    error::Error,
    handshake::tls13::KeyUpdateRequest,
};

/// How long a test waits for the peer before it gives up.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A port of this machine that was free a moment ago, for a peer that cannot choose one.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0");
    match listener.and_then(|listener| listener.local_addr()) {
        Ok(address) => address.port(),
        Err(error) => panic!("no port is free: {error}"),
    }
}

/// The first connection that comes in.
///
/// # Panics
/// When none comes within [`PATIENCE`].
#[must_use]
pub fn accept(listener: TcpListener) -> TcpStream {
    let (sender, accepted) = channel();
    thread::spawn(move || sender.send(listener.accept()));
    match accepted.recv_timeout(PATIENCE) {
        Ok(Ok((stream, _))) => stream,
        other => panic!("nobody connects: {other:?}"),
    }
}

/// A connection to a server on this machine.
///
/// # Panics
/// When nobody listens there.
#[must_use]
pub fn connect(port: u16) -> TcpStream {
    match TcpStream::connect(("127.0.0.1", port)) {
        Ok(stream) => stream,
        Err(error) => panic!("port {port}: {error}"),
    }
}

/// An endpoint, its connection, and what has come of it.
#[derive(Debug)]
pub struct Live {
    /// The endpoint.
    pub endpoint: Endpoint,
    stream: TcpStream,
    /// Whether the handshake is complete on this side.
    pub established: bool,
    /// What the peer said, joined.
    pub heard: Vec<u8>,
    /// What the peer said before it was answered.
    pub heard_early: Vec<u8>,
    /// Whether the connection is closed.
    pub closed: bool,
    /// Why the endpoint failed, if it did.
    pub failed: Option<Error>,
}

impl Live {
    /// Starts the endpoint on the connection; the autopilot makes its decisions.
    ///
    /// # Panics
    /// When the connection breaks.
    #[must_use]
    pub fn start(endpoint: Endpoint, stream: TcpStream) -> Self {
        let mut live = Self {
            endpoint,
            stream,
            established: false,
            heard: vec![],
            heard_early: vec![],
            closed: false,
            failed: None,
        };
        live.put(Input::Start);
        live
    }

    /// Hands the endpoint one input and does what it answers.
    ///
    /// # Panics
    /// When the connection breaks, or the endpoint refuses the input.
    pub fn put(&mut self, input: Input) {
        let outputs = self.endpoint.handle(input);
        self.follow(outputs);
    }

    /// Changes the keys that this end sends under.
    ///
    /// # Panics
    /// When the connection breaks, or the endpoint refuses.
    pub fn update_keys(&mut self, request_update: KeyUpdateRequest) {
        let outputs = self.endpoint.update_keys(request_update);
        self.follow(outputs);
    }

    /// Asks who the client is, after the handshake.
    ///
    /// # Panics
    /// When the connection breaks, or the endpoint refuses.
    pub fn ask_for_certificate(&mut self) {
        let outputs = self.endpoint.ask_for_certificate();
        self.follow(outputs);
    }

    fn follow(&mut self, mut outputs: Vec<Output>) {
        while !outputs.is_empty() {
            let next = outputs.remove(0);
            match next {
                Output::Send { record, .. } => {
                    if let Err(error) = self.stream.write_all(&record) {
                        panic!("cannot send: {error}");
                    }
                }
                Output::Decide(decision) => {
                    outputs.extend(self.endpoint.handle(Input::Choose(decision.default)));
                }
                Output::Deliver(data) => self.heard.extend(data),
                Output::DeliverEarly(data) => self.heard_early.extend(data),
                Output::Established => self.established = true,
                Output::Closed => self.closed = true,
                Output::Failed(error) => self.failed = Some(error),
                Output::Refused(error) => panic!("refused: {error}"),
                Output::Alerted(_) | Output::EarlyData(_) => {}
            }
        }
    }

    /// Reads from the connection until `enough`, the end of the connection, or a failure.
    ///
    /// # Panics
    /// When the peer stays silent for longer than [`PATIENCE`].
    pub fn until(&mut self, enough: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        let mut buffer = [0; 4096];
        while !enough(self) && self.failed.is_none() {
            let Some(left) = PATIENCE
                .checked_sub(start.elapsed())
                .filter(|left| !left.is_zero())
            else {
                panic!("the peer is silent; state {}", self.endpoint.state().id());
            };
            if let Err(error) = self.stream.set_read_timeout(Some(left)) {
                panic!("cannot set a timeout: {error}");
            }
            match self.stream.read(&mut buffer) {
                Ok(0) => return,
                Ok(n) => self.put(Input::Receive(buffer.iter().take(n).copied().collect())),
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(error) => panic!("cannot receive: {error}"),
            }
        }
    }
}
