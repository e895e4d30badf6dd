//! The man in the middle: two ends of the eavesdropper's own, one for each of the others.

use padlock_core::Drbg;
use padlock_tls::{
    client::Client,
    endpoint::{Choice, Endpoint, Input, Output},
    party::Party,
    resumption::TicketKey,
    server::Server,
    state::State,
    x509::CertificateFault,
};

use super::{Event, Fate, Message, MessageId, Refused, Role, World, create, step::Step};
use crate::{certificates, scenario::Version};

/// What the eavesdropper shows the client. The certificate that a collision has given her is better than any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub struct Disguise {
    /// What is wrong with the certificate of her own key; without any fault it is of an authority that she has in hand.
    #[serde(default)]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::scenario::schema::CertificateFault>")
    )]
    pub fault: Option<CertificateFault>,
    /// The one version that she speaks with the client; without one, all that the server speaks.
    #[serde(default)]
    pub version: Option<Version>,
}

/// Her two ends, and what she has heard at one of them and not yet said at the other.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Between {
    /// The server that the client talks to.
    toward_client: Endpoint,
    /// The client that the server talks to.
    toward_server: Endpoint,
    /// Words for the client.
    for_client: Vec<Vec<u8>>,
    /// Words for the server.
    for_server: Vec<Vec<u8>>,
    /// Which of the others has closed.
    closed: Vec<Party>,
    /// The number of the connection that she is in.
    connection: u32,
}

impl Between {
    /// Two ends that have heard nothing from each other.
    pub(super) const fn new(
        toward_client: Endpoint,
        toward_server: Endpoint,
        connection: u32,
    ) -> Self {
        Self {
            toward_client,
            toward_server,
            for_client: vec![],
            for_server: vec![],
            closed: vec![],
            connection,
        }
    }

    /// The end that talks to `party`.
    #[must_use]
    pub const fn toward(&self, party: Party) -> &Endpoint {
        match party {
            Party::Client => &self.toward_client,
            Party::Server => &self.toward_server,
        }
    }

    /// The number of the connection that she is in.
    #[must_use]
    pub const fn connection(&self) -> u32 {
        self.connection
    }

    fn toward_mut(&mut self, party: Party) -> &mut Endpoint {
        match party {
            Party::Client => &mut self.toward_client,
            Party::Server => &mut self.toward_server,
        }
    }

    fn words_for(&mut self, party: Party) -> &mut Vec<Vec<u8>> {
        match party {
            Party::Client => &mut self.for_client,
            Party::Server => &mut self.for_server,
        }
    }
}

impl World {
    /// Whether anything of the present connection has reached this end.
    fn has_heard(&self, party: Party) -> bool {
        let present = self.messages.iter().rev();
        let mut present = present.take_while(|message| message.connection == self.connection());
        present.any(|message| message.to() == party && message.fate == Fate::Delivered)
    }

    /// At whose end of the wire a message arrives: its peer's, or the eavesdropper's where she is between them.
    #[must_use]
    pub fn receiver(&self, message: &Message) -> Role {
        let is_hers = self.eavesdropper.was_between(message.connection).is_some()
            && !self.eavesdropper.passed().contains(&message.id);
        match is_hers && message.origin != Role::Eavesdropper {
            true => Role::Eavesdropper,
            false => message.to().into(),
        }
    }

    /// The eavesdropper's own ends, once she is between the others.
    #[must_use]
    pub fn between(&self) -> Option<&Between> {
        self.eavesdropper.between()
    }
}

impl Step {
    /// Lets her go between, before either end has heard the other.
    pub(super) fn go_between(&mut self, disguise: Disguise) -> Result<(), Refused> {
        let has_heard = [Party::Client, Party::Server]
            .into_iter()
            .any(|party| self.world.has_heard(party));
        if self.world.between().is_some() || has_heard {
            return Err(Refused::TooLate);
        }
        let scenario = self.world.scenario.clone();
        let (mut client, mut server) =
            create::configurations(&scenario).map_err(|_| Refused::NoSuchCertificate)?;
        let forged = certificates::forged(&scenario, &server, disguise.fault);
        server.identities = forged.map_err(|_| Refused::NoSuchCertificate)?;
        if let Some(certificate) = self.world.eavesdropper.certificate() {
            for identity in &mut server.identities {
                identity.certificate_list = vec![certificate.to_vec()];
            }
        }
        if let Some(version) = disguise.version {
            server.versions = padlock_tls::rules::Versions::only(version.protocol());
        }
        let rng = Drbg::new(scenario.seed).fork("eavesdropper");
        let rng = rng.fork(&self.world.connection().to_string());
        // What she has is her own: neither the key of the server's tickets nor the one that the client signs with.
        for key in &mut server.resumption.ticket_keys {
            *key = TicketKey::draw(&rng);
        }
        client.identities.clear();
        let between = Between::new(
            Endpoint::Server(Box::new(Server::new(server, rng.fork("server")))),
            Endpoint::Client(Box::new(Client::new(client, rng.fork("client")))),
            self.world.connection(),
        );
        self.world.eavesdropper.go_between(between);
        self.events.push(Event::WentBetween);
        self.tell_between(Party::Client, Input::Start);
        Ok(())
    }

    /// Tells her end toward `party` something, and carries out what follows; she decides as an autopilot does, and accepts
    /// any certificate.
    pub(super) fn tell_between(&mut self, party: Party, input: Input) {
        let mut inputs = vec![input];
        while let Some(input) = inputs.pop() {
            let Some(between) = self.world.eavesdropper.between_mut() else {
                return;
            };
            for output in between.toward_mut(party).handle(input) {
                match output {
                    Output::Decide(decision) => {
                        inputs.push(Input::Choose(match decision.default {
                            Choice::Certificate(_) => Choice::Certificate(true),
                            default => default,
                        }))
                    }
                    output => self.carry_out_between(party, output),
                }
            }
        }
        self.relay();
    }

    pub(super) fn carry_out_between(&mut self, party: Party, output: Output) {
        match output {
            Output::Send {
                record,
                message,
                protected,
            } => {
                self.send(
                    party.peer(),
                    Role::Eavesdropper,
                    record,
                    (message, protected),
                );
            }
            Output::Deliver(data) | Output::DeliverEarly(data) => {
                if let Some(between) = self.world.eavesdropper.between_mut() {
                    between.words_for(party.peer()).push(data);
                }
            }
            // She calls the server once the client believes her, unless she has its ear already.
            Output::Established if party == Party::Client => {
                let between = self.world.between();
                if between.is_some_and(|between| between.toward_server.state() == State::Start) {
                    self.tell_between(Party::Server, Input::Start);
                }
            }
            Output::Closed => {
                if let Some(between) = self.world.eavesdropper.between_mut() {
                    between.closed.push(party);
                }
            }
            // Her ends' states say the rest.
            _ => {}
        }
    }

    /// Says at one end what she heard at the other, as soon as that end is open; closes it when the other has closed.
    fn relay(&mut self) {
        for party in [Party::Client, Party::Server] {
            loop {
                let Some(between) = self.world.eavesdropper.between_mut() else {
                    return;
                };
                let open = between.toward(party).state() == State::Connected;
                let words = between.words_for(party);
                let input = match words.is_empty() {
                    _ if !open => break,
                    false => Input::Say(words.remove(0)),
                    true if between.closed.contains(&party.peer()) => {
                        between.closed.retain(|closed| *closed == party);
                        Input::Close
                    }
                    true => break,
                };
                let outputs = between.toward_mut(party).handle(input);
                for output in outputs {
                    self.carry_out_between(party, output);
                }
            }
        }
    }

    /// Hands a message to whoever is at the end of its piece of wire.
    pub(super) fn hand_over(&mut self, id: MessageId, bytes: Vec<u8>, to: Party) {
        self.world.arrivals.push(id);
        let receiver = self
            .world
            .message(id)
            .map(|message| self.world.receiver(message));
        match receiver == Some(Role::Eavesdropper) {
            true => self.tell_between(to.peer(), Input::Receive(bytes)),
            false => self.tell(to, Input::Receive(bytes), Some(id)),
        }
    }
}
