//! Metadata: what anyone on the wire learns without any key.

use padlock_tls::{
    codec::Field,
    dissect::{Shown, shown},
    extension::{Extension, tls13::Tls13Extension},
    handshake::{CipherSuite, ClientHello, ServerHello},
    message_name::MessageName,
    party::Party,
    record::ProtocolVersion,
    x509::ParsedCertificate,
};

use super::{Knowledge, Wire};
use crate::{
    view::MessageView,
    world::{Message, Role, World},
};

/// What stands on the wire for everyone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// Names of servers and protocols, each once, with the field that it stood in.
    pub names: Vec<(Field, String)>,
    /// What was offered and chosen, on each piece of wire.
    pub contacts: Vec<Contact>,
    /// The certificates in the clear, in the order of sending.
    pub certificates: Vec<SeenCertificate>,
    /// Every message in the order of sending.
    pub records: Vec<SeenRecord>,
    /// Which connections show the same session id or ticket: they are of one client.
    pub links: Vec<[Wire; 2]>,
}

/// What the hellos of a connection say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// The piece of wire.
    pub wire: Wire,
    /// The client's versions, as it lists them; one that lists none means its newest and older ones.
    pub versions: Vec<ProtocolVersion>,
    /// The client's suites, best first.
    pub cipher_suites: Vec<CipherSuite>,
    /// The version and the suite that the server chose.
    pub chosen: Option<(ProtocolVersion, CipherSuite)>,
}

/// A certificate that was in the clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenCertificate {
    /// Who sent it.
    pub from: Party,
    /// Its DER.
    pub der: Vec<u8>,
    /// What it says, where it can be read: subject, issuer and names among it.
    pub says: Option<Box<ParsedCertificate>>,
}

/// A message as it looks from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenRecord {
    /// Who sent it.
    pub from: Party,
    /// What anyone takes it for.
    pub seen_as: MessageName,
    /// Whether that is what its sender put in.
    pub is_readable: bool,
    /// Whether it is under keys.
    pub protected: bool,
    /// Bytes.
    pub length: usize,
    /// When it passed her, in one-way trips since its connection began: how many times one end had to wait for the other
    /// before it could say this. Where nobody has a clock, that is all the timing that a conversation has.
    pub trips: usize,
}

impl Contact {
    pub(super) fn offer(&mut self, hello: &ClientHello) {
        let mut extensions = hello.extensions.iter().flatten();
        let listed = extensions.find_map(|extension| match extension {
            Extension::Tls13(Tls13Extension::SupportedVersions(versions)) => Some(versions.clone()),
            _ => None,
        });
        self.versions = listed.unwrap_or_else(|| vec![hello.client_version]);
        self.cipher_suites.clone_from(&hello.cipher_suites);
    }

    pub(super) fn answer(&mut self, hello: &ServerHello) {
        let mut extensions = hello.extensions.iter().flatten();
        let selected = extensions.find_map(|extension| match extension {
            Extension::Tls13(Tls13Extension::SelectedVersion(version)) => Some(*version),
            _ => None,
        });
        let version = selected.unwrap_or(hello.server_version);
        self.chosen = Some((version, hello.cipher_suite));
    }
}

impl World {
    /// What she learns without any key.
    #[must_use]
    pub fn metadata(&self) -> Metadata {
        self.metadata_with(&self.knowledge())
    }

    /// The same, where what she knows has been computed: it says where records are under keys.
    pub(crate) fn metadata_with(&self, knowledge: &Knowledge) -> Metadata {
        let (contacts, links) = self.eavesdropper().contacts();
        let mut metadata = Metadata {
            contacts,
            links,
            ..Metadata::default()
        };
        let mut clock = Clock::default();
        for message in self.messages() {
            let view = self.message_seen_by(message.id, Role::Eavesdropper, knowledge);
            let trips = clock.trips(message);
            metadata.records.push(record(message, view.as_ref(), trips));
            if let Some(view) = view {
                metadata.read(message.from, &view);
            }
        }
        metadata
    }
}

/// The fields that name someone or something.
const NAMES: &[Field] = &[Field::HostName, Field::ProtocolName, Field::DnsName];

impl Metadata {
    fn read(&mut self, from: Party, view: &MessageView) {
        for span in &view.outer.spans {
            let bytes = view.bytes.get(span.bytes.clone()).unwrap_or_default();
            if span.field == Field::AsnCert {
                self.certificates.push(SeenCertificate {
                    from,
                    der: bytes.to_vec(),
                    says: ParsedCertificate::parse(bytes).ok().map(Box::new),
                });
            }
            let says = match (NAMES.contains(&span.field), shown(span.field, bytes)) {
                (true, Shown::Text(text)) => text,
                (true, _) => String::from_utf8_lossy(bytes).into_owned(),
                (false, _) => continue,
            };
            let name = (span.field, says);
            if !self.names.contains(&name) {
                self.names.push(name);
            }
        }
    }
}

/// Counts trips.
#[derive(Default)]
struct Clock {
    /// The connection of the message before, who sent it, and when.
    before: Option<(u32, Party, usize)>,
}

impl Clock {
    /// When a message passes: with the one before it in the same direction, or one trip behind one in the other.
    fn trips(&mut self, message: &Message) -> usize {
        let trips = match self.before {
            Some((connection, _, _)) if connection != message.connection => 0,
            Some((_, from, trips)) => trips + usize::from(from != message.from),
            None => 0,
        };
        self.before = Some((message.connection, message.from, trips));
        trips
    }
}

fn record(message: &Message, view: Option<&MessageView>, trips: usize) -> SeenRecord {
    let seen_as = seen_as(message.name, view);
    SeenRecord {
        from: message.from,
        seen_as,
        is_readable: seen_as == message.name,
        protected: message.protected,
        length: message.bytes.len(),
        trips,
    }
}

/// What a record calls itself in the clear: the name of the message itself, where that stands there.
fn seen_as(name: MessageName, view: Option<&MessageView>) -> MessageName {
    let outer = view.and_then(|view| view.outer.value.as_ref().ok());
    let names = outer.map(|outer| outer.messages.as_slice());
    match names.unwrap_or_default() {
        names if names.contains(&name) => name,
        [first, ..] => *first,
        [] => MessageName::Unknown,
    }
}
