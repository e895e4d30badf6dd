//! A sans-I/O endpoint on a TCP connection: the loop, the clock and the bounds that the engine itself does not have.

use std::{
    collections::VecDeque,
    io::{self, ErrorKind, Read, Write},
    net::{Shutdown, TcpStream},
    time::{Duration, Instant},
};

use padlock_tls::endpoint::{Choice, Decision, DecisionKind, Endpoint, Input, Output};

use super::Ending;

/// The longest that the peer may take to read what is written to it.
const WRITE: Duration = Duration::from_secs(10);
/// How long the last words may take to arrive after the connection is over.
const FAREWELL: Duration = Duration::from_millis(500);
/// The most bytes that are read to no purpose after the connection is over.
const FAREWELL_BYTES: usize = 1 << 18;
/// The most bytes that are read at once.
const PIECE: usize = 1 << 14;

/// How much one connection may come to hold. An endpoint's ledger keeps every record, and the values in it.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes on the wire, both ways together; each is kept about three times.
    pub bytes: usize,
    /// Values in the ledger: about four for a record.
    pub values: usize,
}

/// An endpoint and its connection. The autopilot makes the decisions, but for when a client is asked who it is.
///
/// Once there is an [`Ending`], everything asked of it does nothing.
#[derive(Debug)]
pub struct Wire {
    endpoint: Endpoint,
    stream: TcpStream,
    limits: Limits,
    bytes: usize,
    established: bool,
    /// Whether to ask clients who they are after the handshake, where they let it.
    asks_late: bool,
    heard: Vec<u8>,
    ending: Option<Ending>,
}

impl Wire {
    /// Starts the endpoint on the connection.
    pub fn start(endpoint: Endpoint, stream: TcpStream, limits: Limits) -> Self {
        // Without it all is the same, only slower.
        let _ = stream.set_nodelay(true);
        let mut wire = Self {
            endpoint,
            stream,
            limits,
            bytes: 0,
            established: false,
            asks_late: false,
            heard: Vec::new(),
            ending: None,
        };
        wire.put(Input::Start);
        wire
    }

    /// Leaves the question who the client is for after the handshake, where the client lets it (RFC 8446 section 4.6.2).
    pub fn asking_late(mut self) -> Self {
        self.asks_late = true;
        self
    }

    /// The endpoint.
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// Whether the handshake has been completed.
    pub fn is_established(&self) -> bool {
        self.established
    }

    /// How the connection ended, if it did.
    pub fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }

    /// What the peer said since the last call.
    pub fn take_heard(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.heard)
    }

    /// Reads until the handshake is complete, or the connection is over; it is after so much time. A question that was left for
    /// later belongs to it, and its answer.
    pub fn handshake(&mut self, within: Duration) {
        let until = Instant::now() + within;
        self.wait_for_established(until);
        if self.leaves_question() && self.ending.is_none() {
            self.established = false;
            let outputs = self.endpoint.ask_for_certificate();
            self.follow(outputs);
            self.wait_for_established(until);
        }
    }

    fn wait_for_established(&mut self, until: Instant) {
        while !self.established && self.ending.is_none() {
            if !self.receive(until) {
                self.end(Ending::TimedOut);
            }
        }
    }

    /// Whether the client is asked after the handshake: it lets that, and no key that both have says who it is.
    fn leaves_question(&self) -> bool {
        self.asks_late && self.endpoint.may_ask_late() && self.endpoint.resumed().is_none()
    }

    /// Reads once and does what follows; false when nothing came until then.
    pub fn receive(&mut self, until: Instant) -> bool {
        if self.ending.is_some() {
            return true;
        }
        let mut piece = vec![0; PIECE];
        match self.read(&mut piece, until) {
            Ok(0) => self.end(Ending::HungUp),
            Ok(length) => {
                piece.truncate(length);
                self.bytes = self.bytes.saturating_add(length);
                self.put(Input::Receive(piece));
                self.keep_bounds();
            }
            Err(error) if is_silence(&error) => return false,
            Err(error) => self.end(Ending::of(&error)),
        }
        true
    }

    /// Says something to the peer.
    pub fn say(&mut self, data: &[u8]) {
        for piece in data.chunks(PIECE) {
            self.put(Input::Say(piece.to_vec()));
            self.keep_bounds();
        }
    }

    /// Closes with close_notify (RFC 5246 section 7.2.1), where it comes to that.
    pub fn close(&mut self) {
        if self.established {
            self.put(Input::Close);
        }
    }

    /// Ends the connection for a reason of this end's own, politely where possible.
    pub fn end(&mut self, ending: Ending) {
        if self.ending.is_none() {
            if matches!(ending, Ending::TimedOut | Ending::Full) {
                self.close();
            }
            self.ending = Some(ending);
        }
    }

    /// Lets the last words arrive, and hangs up.
    ///
    /// A connection that is dropped with bytes unread is reset, which may overtake the alert.
    pub fn hang_up(mut self) -> (Endpoint, Ending) {
        self.close();
        if self.stream.shutdown(Shutdown::Write).is_ok() {
            let until = Instant::now() + FAREWELL;
            let mut piece = vec![0; PIECE];
            let mut passed = 0;
            while passed < FAREWELL_BYTES
                && let Ok(length @ 1..) = self.read(&mut piece, until)
            {
                passed += length;
            }
        }
        (self.endpoint, self.ending.unwrap_or(Ending::HungUp))
    }

    /// Hands the endpoint one input, and does what it answers.
    fn put(&mut self, input: Input) {
        if self.ending.is_some() {
            return;
        }
        let outputs = self.endpoint.handle(input);
        self.follow(outputs);
    }

    /// What is picked: by the autopilot, unless the question is left for later.
    fn choice(&self, decision: Decision) -> Choice {
        match decision.kind {
            DecisionKind::ClientAuthentication if self.leaves_question() => {
                Choice::ClientAuthentication(false)
            }
            _ => decision.default,
        }
    }

    /// Does what the endpoint says.
    fn follow(&mut self, outputs: Vec<Output>) {
        let mut ending = None;
        let mut flight = Vec::new();
        let mut outputs = VecDeque::from(outputs);
        while let Some(output) = outputs.pop_front() {
            match output {
                Output::Send { record, .. } => flight.extend(record),
                Output::Decide(decision) => {
                    let choice = self.choice(decision);
                    outputs.extend(self.endpoint.handle(Input::Choose(choice)));
                }
                Output::Deliver(data) | Output::DeliverEarly(data) => self.heard.extend(data),
                Output::Established => self.established = true,
                Output::Alerted(_) | Output::EarlyData(_) => {}
                Output::Closed => ending = Some(Ending::Closed),
                Output::Failed(error) | Output::Refused(error) => {
                    ending = Some(Ending::Failed(Box::new(error)));
                }
            }
        }
        let written = self.write(&flight);
        self.bytes = self.bytes.saturating_add(flight.len());
        // Why this end gave up says more than that nobody listened.
        self.ending = ending.or(written.err().map(|error| Ending::of(&error)));
    }

    fn keep_bounds(&mut self) {
        let values = self.endpoint.ledger().len();
        if self.bytes > self.limits.bytes || values > self.limits.values {
            self.end(Ending::Full);
        }
    }

    fn read(&mut self, piece: &mut [u8], until: Instant) -> io::Result<usize> {
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(ErrorKind::TimedOut.into());
            }
            self.stream.set_read_timeout(Some(left))?;
            match self.stream.read(piece) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => return read,
            }
        }
    }

    /// Writes all of it, however slowly the peer reads, but not for ever.
    fn write(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        let until = Instant::now() + WRITE;
        while !bytes.is_empty() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(ErrorKind::TimedOut.into());
            }
            self.stream.set_write_timeout(Some(left))?;
            match self.stream.write(bytes) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(length) => bytes = bytes.get(length..).unwrap_or_default(),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// Whether a timeout ran out.
fn is_silence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}
