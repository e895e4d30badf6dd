//! Taking over a handshake that both ends have begun with each other: she knows the premaster secret, and forges the Finished
//! of each for the other (as in FREAK, CVE-2015-0204, and Logjam, CVE-2015-4000).

use padlock_core::Drbg;
use padlock_tls::{
    client::Client, endpoint::Endpoint, message_name::MessageName, party::Party, server::Server,
};

use super::{Between, Event, Fate, MessageId, Refused, World, create, step::Step};
use crate::eavesdropper;

impl World {
    /// The messages that have passed from end to end in the present connection, if these have exchanged keys and neither
    /// has been told to change to them.
    fn passed_midway(&self) -> Option<Vec<MessageId>> {
        let here = self.messages.iter();
        let passed = here.filter(|message| {
            message.connection == self.connection() && message.fate == Fate::Delivered
        });
        let has = |name| passed.clone().any(|message| message.name == name);
        let is_midway = has(MessageName::ClientKeyExchange) && !has(MessageName::ChangeCipherSpec);
        is_midway.then(|| passed.map(|message| message.id).collect())
    }
}

impl Step {
    /// Makes an end of her own for each of the others, which goes on with what that one has said and heard.
    pub(super) fn take_over(&mut self) -> Result<(), Refused> {
        let passed = self.world.passed_midway().ok_or(Refused::NotMidway)?;
        if self.world.between().is_some() {
            return Err(Refused::TooLate);
        }
        let scenario = self.world.scenario.clone();
        let (mut client, mut server) =
            create::configurations(&scenario).map_err(|_| Refused::NotMidway)?;
        // Nobody's private key is hers.
        client.identities.clear();
        server.identities.clear();
        let known = self.world.knowledge().known;
        let captures = self.world.eavesdropper.captures();
        let captures = || passed.iter().filter_map(|id| captures.get(id.index()));
        let midway = |party| eavesdropper::midway(captures(), party, &known);
        let with_client = midway(Party::Client).ok_or(Refused::SecretUnknown)?;
        let with_server = midway(Party::Server).ok_or(Refused::SecretUnknown)?;
        let rng = Drbg::new(scenario.seed).fork("eavesdropper");
        let rng = rng.fork(&self.world.connection().to_string());
        let toward_client = Server::midway(server, rng.fork("server"), &with_client)
            .map_err(|_| Refused::SecretUnknown)?;
        let (toward_server, outputs) = Client::midway(client, rng.fork("client"), &with_server)
            .map_err(|_| Refused::SecretUnknown)?;
        let between = Between::new(
            Endpoint::Server(Box::new(toward_client)),
            Endpoint::Client(Box::new(toward_server)),
            self.world.connection(),
        );
        self.world.eavesdropper.take_over(between, passed);
        self.events.push(Event::WentBetween);
        for output in outputs {
            self.carry_out_between(Party::Server, output);
        }
        Ok(())
    }
}
