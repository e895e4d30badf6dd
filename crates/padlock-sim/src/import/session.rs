//! A TLS connection read by an onlooker: which records are under keys, and with a key log, what is in them.

use padlock_tls::{
    codec::{Codec, Field},
    dissect::{
        Context, Dissection, RecordShape, RecordView, dissect, dissect_bodies,
        dissect_continuation, dissect_handshake, dissect_inner_continuation, dissect_opened,
        dissect_record, message_names,
    },
    handshake::{CipherSuite, Handshake, HandshakeType, MessageShape, Random, tls13::Message},
    ledger::{Slot, Value, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
    record::{ContentType, ProtocolVersion, RECORD_HEADER_LEN},
    session,
    tls13::{self, record::split},
};

use super::{
    key_log::KeyLog,
    messages::Messages,
    state::{Closed, State},
    tls13::Tls13,
};

/// A record, read.
pub struct Read {
    /// The messages in it: those inside, where it could be opened.
    pub names: Vec<MessageName>,
    /// The record as it is on the wire.
    pub outer: Dissection<RecordView>,
    /// Whether it is under keys, and then what is inside.
    pub inside: Inside,
    /// Handshake messages that end here and began in a record before.
    pub joined: Vec<(Vec<u8>, Dissection<Handshake>)>,
}

/// What is inside a record.
pub enum Inside {
    /// It is not under keys.
    Plain,
    /// It is under keys, and opened to this.
    Opened(Vec<u8>, Dissection<RecordView>),
    /// It is under keys, and stays closed.
    Closed(Closed),
}

/// What the two ends have agreed on so far (RFC 5246 section 6.1: the pending states).
#[derive(Default)]
struct Agreed {
    outcome: Option<session::Agreed>,
    client_random: Option<Value>,
    server_random: Option<Value>,
}

impl Agreed {
    /// What version and suite mean, if the engine speaks both.
    fn session(&self) -> Option<session::Session> {
        self.outcome.and_then(session::Agreed::session)
    }
}

/// One direction.
#[derive(Default)]
struct Direction {
    /// Set by ChangeCipherSpec (RFC 5246 section 6.1: the current state).
    current: Option<State>,
    /// Set by ServerHello in TLS 1.3.
    tls13: Option<Tls13>,
    messages: Messages,
}

/// A connection that is being read.
pub struct Session<'a> {
    key_log: &'a KeyLog,
    agreed: Agreed,
    is_tls13: bool,
    client: Direction,
    server: Direction,
}

impl<'a> Session<'a> {
    /// A connection before its first record.
    pub fn new(key_log: &'a KeyLog) -> Self {
        Self {
            key_log,
            agreed: Agreed::default(),
            is_tls13: false,
            client: Direction::default(),
            server: Direction::default(),
        }
    }

    /// The suite that was agreed on, as far as it was seen.
    pub fn suite(&self) -> Option<CipherSuite> {
        self.agreed.outcome.map(|outcome| outcome.cipher_suite)
    }

    /// The version that was agreed on, as far as it was seen.
    pub fn version(&self) -> Option<ProtocolVersion> {
        self.agreed.outcome.map(|outcome| outcome.version)
    }

    /// Reads the next record that `from` sent: all of it, or its start only.
    pub fn read(&mut self, from: Party, record: &[u8]) -> Read {
        let content_type = ContentType::from_code(record.first().copied().unwrap_or_default());
        let fragment = record.get(RECORD_HEADER_LEN..).unwrap_or_default();
        let is_data = content_type == ContentType::ApplicationData;
        // ChangeCipherSpec in the clear is one byte; under keys it is longer. In TLS 1.3, all that is under keys calls
        // itself application data (RFC 8446 section 5.2).
        if is_data && self.direction(from).tls13.is_some() {
            return self.read_tls13(from, record);
        }
        let changes = content_type == ContentType::ChangeCipherSpec && fragment.len() <= 1;
        let is_plain = changes || (self.is_tls13 && !is_data);
        let state = match self.direction(from).current.as_mut() {
            Some(state) if !is_plain => Some(state.advance(from, record)),
            // Nobody sends application data in the clear.
            None if is_data => Some(State::closed(match self.agreed.client_random {
                Some(_) => Closed::UnknownProtection,
                None => Closed::NoHandshake,
            })),
            _ => None,
        };
        let context = self.context(state.as_ref());
        let Some(state) = state else {
            return self.read_plain(from, record, content_type, &context);
        };
        let outer = dissect_record(record, &context);
        let mut read = Read {
            names: names(&outer, record, &context),
            outer,
            inside: Inside::Plain,
            joined: Vec::new(),
        };
        read.inside = match state.open(from, record) {
            Ok(bytes) => {
                let opened = dissect_opened(&bytes, content_type, &context);
                if let Ok(view) = &opened.value {
                    read.names.clone_from(&view.messages);
                }
                let content = opened
                    .spans
                    .iter()
                    .find(|span| span.field == Field::Content);
                let content = content.and_then(|span| bytes.get(span.bytes.clone()));
                read.joined = self.hear(from, content_type, content.unwrap_or_default(), &context);
                Inside::Opened(bytes, opened)
            }
            Err(closed) => Inside::Closed(closed),
        };
        read
    }

    /// A record under keys of TLS 1.3.
    fn read_tls13(&mut self, from: Party, record: &[u8]) -> Read {
        let direction = self.direction(from);
        let mut context = Context {
            protected: true,
            cipher: RecordShape::StreamCipher { mac_len: 0 },
            ..Context::default()
        };
        if let Some(tag_len) = direction.tls13.as_ref().and_then(Tls13::tag_len) {
            context.cipher = RecordShape::Aead {
                nonce_len: 0,
                tag_len,
            };
        }
        let outer = dissect_record(record, &context);
        let mut read = Read {
            names: names(&outer, record, &context),
            outer,
            inside: Inside::Plain,
            joined: Vec::new(),
        };
        let opened = direction.tls13.as_mut().map(|state| state.open(record));
        let bytes = match opened.unwrap_or(Err(Closed::NoHandshake)) {
            Ok(bytes) => bytes,
            Err(closed) => {
                read.inside = Inside::Closed(closed);
                return read;
            }
        };
        let mut continued = 0;
        if let Some((ContentType::Handshake, content)) = split(&bytes) {
            let brought = direction.messages.push(content);
            continued = brought.continued;
            for (message, spanned) in brought.whole {
                if let Some(state) = &mut direction.tls13 {
                    state.hear(&message);
                }
                if spanned {
                    let dissection = dissect_message(&message);
                    read.joined.push((message, dissection));
                }
            }
        }
        let opened = dissect_inner_continuation(&bytes, continued);
        if let Ok(view) = &opened.value {
            read.names.clone_from(&view.messages);
        }
        read.inside = Inside::Opened(bytes, opened);
        read
    }

    fn read_plain(
        &mut self,
        from: Party,
        record: &[u8],
        content_type: ContentType,
        context: &Context,
    ) -> Read {
        let fragment = record.get(RECORD_HEADER_LEN..).unwrap_or_default();
        let begun = self.direction(from).messages.clone();
        let joined = self.hear(from, content_type, fragment, context);
        let continued = match content_type {
            ContentType::Handshake => begun.clone().push(fragment).continued,
            _ => 0,
        };
        let mut outer = match continued {
            0 => dissect_record(record, context),
            _ => dissect_continuation(record, context, continued),
        };
        if outer.value.is_err() && self.is_undecided(fragment) {
            outer = dissect_bodies(record);
        }
        Read {
            names: names(&outer, record, context),
            outer,
            inside: Inside::Plain,
            joined,
        }
    }

    /// Whether a message's body has a shape that is for the suite to say, and nobody here knows the suite.
    fn is_undecided(&self, fragment: &[u8]) -> bool {
        let decided = [
            HandshakeType::ServerKeyExchange,
            HandshakeType::ClientKeyExchange,
        ];
        let is_of_type = |msg_type: HandshakeType| fragment.first() == Some(&msg_type.code());
        self.agreed.session().is_none() && decided.into_iter().any(is_of_type)
    }

    /// Follows what was said; gives the messages that began in a record before.
    fn hear(
        &mut self,
        from: Party,
        content_type: ContentType,
        content: &[u8],
        context: &Context,
    ) -> Vec<(Vec<u8>, Dissection<Handshake>)> {
        let mut joined = Vec::new();
        match content_type {
            ContentType::Handshake => {
                let brought = self.direction(from).messages.push(content);
                for (message, spanned) in brought.whole {
                    self.hear_message(&message);
                    if spanned {
                        let dissection = dissect_handshake(&message, context);
                        joined.push((message, dissection));
                    }
                }
            }
            ContentType::ChangeCipherSpec => {
                let state = self.pending_state(from);
                self.direction(from).current = Some(state);
            }
            _ => {}
        }
        joined
    }

    fn hear_message(&mut self, message: &[u8]) {
        let random = |kind, of, random: [u8; 32]| Slot::new(kind, of).holding(random.to_vec());
        match Handshake::from_bytes(message) {
            Ok(Handshake::ClientHello(hello)) => {
                let value = random(ValueKind::ClientRandom, Whose::Client, hello.random.0);
                self.agreed = Agreed {
                    client_random: Some(value),
                    ..Agreed::default()
                };
            }
            Ok(Handshake::ServerHello(hello)) => {
                let value = random(ValueKind::ServerRandom, Whose::Server, hello.random.0);
                self.agreed.server_random = Some(value);
                let mut outcome = session::Agreed::of(&hello);
                if is_of_tls13(hello.cipher_suite) {
                    outcome.version = ProtocolVersion::TLS13;
                    self.is_tls13 = true;
                    if hello.random != Random::HELLO_RETRY_REQUEST {
                        self.begin_tls13(hello.cipher_suite);
                    }
                }
                self.agreed.outcome = Some(outcome);
            }
            _ => {}
        }
    }

    /// RFC 8446 section 2: all that follows is under keys, without any ChangeCipherSpec.
    fn begin_tls13(&mut self, suite: CipherSuite) {
        for party in [Party::Client, Party::Server] {
            let random = self.agreed.client_random.as_ref();
            let state = Tls13::new(party, tls13::suite(suite), self.key_log, random);
            self.direction(party).tls13 = Some(state);
        }
    }

    /// What `from` protects its records with from here on.
    fn pending_state(&self, from: Party) -> State {
        if self.agreed.outcome.is_none() {
            return State::closed(Closed::NoHandshake);
        }
        let Some(session) = self.agreed.session() else {
            return State::closed(Closed::UnknownProtection);
        };
        let (client_random, server_random) = match &self.agreed {
            Agreed {
                client_random: Some(client),
                server_random: Some(server),
                ..
            } => (client, server),
            _ => return State::closed(Closed::NoHandshake),
        };
        let secret = self.key_log.master_secret(&client_random.bytes);
        State::new(session, secret, [client_random, server_random], from)
    }

    /// What the hellos decided about the messages behind them.
    fn shape(&self) -> MessageShape {
        let session = self.agreed.session();
        session.map(session::Session::shape).unwrap_or_default()
    }

    /// How a record is read in this state; `None` is in the clear.
    fn context(&self, state: Option<&State>) -> Context {
        let cipher = match state.map(State::session) {
            None => RecordShape::NullCipher,
            Some(Some(session)) => RecordShape::of(session),
            // All that can be said is that it is ciphertext.
            Some(None) => RecordShape::StreamCipher { mac_len: 0 },
        };
        Context {
            protected: state.is_some(),
            cipher,
            shape: self.shape(),
        }
    }

    fn direction(&mut self, of: Party) -> &mut Direction {
        match of {
            Party::Client => &mut self.client,
            Party::Server => &mut self.server,
        }
    }
}

fn names(outer: &Dissection<RecordView>, record: &[u8], context: &Context) -> Vec<MessageName> {
    match &outer.value {
        Ok(view) => view.messages.clone(),
        Err(_) => message_names(record, context),
    }
}

/// The suites of TLS 1.3 have numbers of their own (RFC 8446 appendix B.4).
fn is_of_tls13(suite: CipherSuite) -> bool {
    suite.0 >> 8 == 0x13 || tls13::suite(suite).is_some()
}

/// A message of TLS 1.3 that was spread over records: its fields; what they say is of no matter here.
fn dissect_message(message: &[u8]) -> Dissection<Handshake> {
    let Dissection { value, spans } = dissect::<Message>(message);
    let value = value.map(|message| Handshake::Unknown {
        msg_type: message.msg_type(),
        body: vec![],
    });
    Dissection { value, spans }
}
