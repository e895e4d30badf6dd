//! A whole connection of TLS 1.3 between two ends of ours, record by record, and as a capture.

use std::fmt::Write;

use padlock_core::Drbg;
use padlock_tls::{
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input, Output},
    handshake::tls13::KeyUpdateRequest,
    ledger::{Op, Slot, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    server::{Server, ServerConfig},
    state::State,
    tls13::LOGGED,
};

use crate::hex;

/// What the ends say, client and server in turn.
pub const SAID: [&[u8]; 4] = [
    b"attack at dawn",
    b"dawn it is",
    b"bring a ladder",
    b"two ladders",
];

/// A record that was sent.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Who sent it.
    pub from: Party,
    /// What its sender put in.
    pub message: MessageName,
    /// Header and fragment.
    pub record: Vec<u8>,
    /// `TLSInnerPlaintext`, where it is under keys.
    pub inner: Option<Vec<u8>>,
}

/// Two ends, and everything that they sent.
#[derive(Debug)]
pub struct Conversation {
    /// The client at the end.
    pub client: Endpoint,
    /// The server at the end.
    pub server: Endpoint,
    /// The records in order.
    pub sent: Vec<Sent>,
}

impl Conversation {
    /// From ClientHello to close_notify: a line each way, keys that change at both ends where they shall, and another.
    ///
    /// # Panics
    /// When the ends do not come to an agreement.
    #[must_use]
    pub fn play((client, server): (ClientConfig, ServerConfig), updates_keys: bool) -> Self {
        let rng = Drbg::new(1);
        let client = Client::new(client, rng.fork("client"));
        let server = Server::new(server, rng.fork("server"));
        let mut own = Self {
            client: Endpoint::Client(Box::new(client)),
            server: Endpoint::Server(Box::new(server)),
            sent: vec![],
        };
        own.tell(Party::Server, Input::Start);
        own.tell(Party::Client, Input::Start);
        for (line, from) in SAID
            .iter()
            .zip([Party::Client, Party::Server].iter().cycle())
        {
            assert_eq!(own.end(*from).state(), State::Connected);
            if updates_keys && *line == SAID[2] {
                let outputs = own.client.update_keys(KeyUpdateRequest::Requested);
                own.follow(Party::Client, outputs);
            }
            own.tell(*from, Input::Say(line.to_vec()));
        }
        own.tell(Party::Client, Input::Close);
        for end in [&own.client, &own.server] {
            assert_eq!((end.state(), end.error()), (State::Closed, None));
        }
        own
    }

    fn end(&mut self, party: Party) -> &mut Endpoint {
        match party {
            Party::Client => &mut self.client,
            Party::Server => &mut self.server,
        }
    }

    fn tell(&mut self, to: Party, input: Input) {
        let outputs = self.end(to).handle(input);
        self.follow(to, outputs);
    }

    /// Carries over what an end sends, and what follows from it.
    fn follow(&mut self, from: Party, outputs: Vec<Output>) {
        let mut wire = vec![];
        let mut outputs = outputs;
        while !outputs.is_empty() {
            match outputs.remove(0) {
                Output::Send {
                    record, message, ..
                } => {
                    let inner = inner(self.end(from), &record);
                    wire.extend(&record);
                    self.sent.push(Sent {
                        from,
                        message,
                        record,
                        inner,
                    });
                }
                Output::Decide(decision) => {
                    outputs.extend(self.end(from).handle(Input::Choose(decision.default)));
                }
                _ => {}
            }
        }
        if !wire.is_empty() {
            self.tell(from.peer(), Input::Receive(wire));
        }
    }

    /// The key log, as Wireshark reads it.
    ///
    /// # Panics
    /// Without a handshake.
    #[must_use]
    pub fn key_log(&self) -> String {
        let ledger = self.client.ledger();
        let newest = |kind, of| match ledger.newest(Slot::new(kind, of)) {
            Some((_, value)) => hex(&value.bytes),
            None => panic!("no {}", kind.id()),
        };
        let random = newest(ValueKind::ClientRandom, Whose::Client);
        LOGGED
            .iter()
            .fold(String::new(), |mut log, (label, kind, of)| {
                // Writing into a String does not fail.
                let _ = writeln!(log, "{label} {random} {}", newest(*kind, *of));
                log
            })
    }

    /// The records as a capture (pcap, raw IPv4), a TCP segment each.
    #[must_use]
    pub fn pcap(&self) -> Vec<u8> {
        // Magic number, version 2.4, zone, accuracy, most bytes of a packet, LINKTYPE_RAW.
        let header: [u32; 6] = [0xa1b2_c3d4, 0x0002_0004, 0, 0, 0x0004_0000, 101];
        let mut capture: Vec<u8> = header.iter().flat_map(|word| word.to_be_bytes()).collect();
        let (mut of_client, mut of_server) = (1_u32, 1_u32);
        let packets = [(Party::Client, 0x02, &[][..]), (Party::Server, 0x12, &[])];
        let data = self.sent.iter();
        let data = data.map(|sent| (sent.from, 0x18, sent.record.as_slice()));
        for (second, (from, flags, payload)) in (0_u32..).zip(packets.into_iter().chain(data)) {
            let (own, other) = match from {
                Party::Client => (&mut of_client, of_server),
                Party::Server => (&mut of_server, of_client),
            };
            // The segment that opens has a number of its own.
            let sequence = own.wrapping_sub(u32::from(flags & 0x02 != 0));
            let packet = packet(from, flags, [sequence, other], payload);
            *own += u32::try_from(payload.len()).unwrap_or(u32::MAX);
            let length = u32::try_from(packet.len()).unwrap_or(u32::MAX);
            for word in [second, 0, length, length] {
                capture.extend(word.to_be_bytes());
            }
            capture.extend(packet);
        }
        capture
    }
}

/// What stands in a record of `sender`'s, if it is under keys.
fn inner(sender: &Endpoint, record: &[u8]) -> Option<Vec<u8>> {
    let ledger = sender.ledger();
    let mut lines = ledger.lines().map(|(_, line)| line);
    let sealed = lines.find(|line| line.op == Op::EncryptRecord && line.value.bytes == record)?;
    let inputs = sealed.inputs.iter().filter_map(|id| ledger.line(*id));
    let mut values = inputs.map(|line| &line.value);
    let inner = values.find(|value| value.slot.kind == ValueKind::OpenedRecord)?;
    Some(inner.bytes.clone())
}

/// IPv4 and TCP, between 10.0.0.1 and port 4433 of 10.0.0.2; nobody looks at the checksums.
fn packet(from: Party, flags: u8, [sequence, other]: [u32; 2], payload: &[u8]) -> Vec<u8> {
    let (client, server) = ([10, 0, 0, 1], [10, 0, 0, 2]);
    let (from, to, ports) = match from {
        Party::Client => (client, server, [49152_u16, 4433]),
        Party::Server => (server, client, [4433, 49152]),
    };
    let length = u16::try_from(40 + payload.len()).unwrap_or(u16::MAX);
    let mut packet = vec![0x45, 0];
    packet.extend(length.to_be_bytes());
    packet.extend([0, 0, 0x40, 0, 64, 6, 0, 0]);
    packet.extend(from);
    packet.extend(to);
    packet.extend(ports.iter().flat_map(|port| port.to_be_bytes()));
    packet.extend(sequence.to_be_bytes());
    packet.extend(other.to_be_bytes());
    packet.extend([0x50, flags, 0xff, 0xff, 0, 0, 0, 0]);
    packet.extend(payload);
    packet
}
