//! One method per family of ids.

use padlock_core::working::{Symbol, WorkingOp};
use padlock_sim::{
    HardOp, LampState, Reason, Refused, Role, Scenario, ScenarioError,
    scenario::{Group, Level},
    verdict::LampName,
};
#[cfg(feature = "all-suites")]
use padlock_sim::{LinkError, export::Mark, link::LinkCause};
use padlock_tls::{
    alert::AlertDescription,
    codec::Field,
    endpoint::DecisionKind,
    error::{Blame, Check},
    ledger::{Op, Secrecy, Slot, ValueKind},
    message_name::MessageName,
    party::{Party, Size},
    state::State,
    x509::{self, CheckName, EvidenceKey, StapledCheckName},
};

use crate::{Arg, Text};

impl Text {
    /// What a value is: "master secret". For one of many, [`Text::slot`] says which.
    pub fn value_kind(&self, kind: ValueKind) -> String {
        self.in_family("value", kind.id(), None, &[("of", Arg::Text("both"))])
    }

    /// What a value is, whose, and which one: "protected client record 2".
    ///
    /// Records are counted from 0, as sequence numbers are (RFC 5246 section 6.1).
    pub fn slot(&self, slot: Slot) -> String {
        let args = [
            ("of", Arg::Text(slot.of.id())),
            ("number", Arg::Count(slot.number)),
        ];
        self.in_family("value", slot.kind.id(), None, &args)
    }

    /// Who may see a value: "plain", "protected", "secret".
    pub fn secrecy(&self, secrecy: Secrecy) -> String {
        self.in_family("secrecy", secrecy.id(), None, &[])
    }

    /// The same in a sentence.
    pub fn secrecy_explained(&self, secrecy: Secrecy) -> String {
        self.in_family("secrecy", secrecy.id(), Some("explained"), &[])
    }

    /// An operation's name: "RSA decryption".
    pub fn op(&self, op: Op) -> String {
        self.in_family("op", op.id(), None, &[])
    }

    /// How a value came to be, in one short line: "PRF of the premaster secret and both randoms".
    pub fn op_how(&self, op: Op) -> String {
        self.in_family("op", op.id(), Some("how"), &[])
    }

    /// The name of a computation that shows its working: "square and multiply".
    pub fn working_op(&self, op: WorkingOp) -> String {
        self.in_family("working", op.id(), None, &[])
    }

    /// A name inside a computation: a letter of the paper or a word.
    pub fn symbol(&self, symbol: Symbol) -> String {
        self.in_family("symbol", symbol.id(), None, &[])
    }

    /// What a field is, in a few words; its name is [`Field::name`].
    pub fn field(&self, field: Field) -> String {
        self.in_family("field", field.id(), None, &[])
    }

    /// What an alert says, in one sentence; its name is its id.
    pub fn alert(&self, alert: AlertDescription) -> String {
        self.in_family("alert", alert.id(), None, &[])
    }

    /// What a party waits for: "waiting for Finished".
    pub fn state(&self, state: State) -> String {
        self.in_family("state", state.id(), None, &[])
    }

    /// What there is to decide.
    pub fn decision(&self, kind: DecisionKind) -> String {
        self.in_family("decision", kind.id(), None, &[])
    }

    /// A check that an endpoint makes: "record MAC".
    pub fn check(&self, check: Check) -> String {
        self.in_family("check", check.id(), None, &[])
    }

    /// What it means when the check fails, in one sentence.
    pub fn check_failed(&self, check: Check) -> String {
        self.in_family("check", check.id(), Some("failed"), &[])
    }

    /// Who is to blame, in one sentence.
    pub fn blame(&self, blame: Blame) -> String {
        self.in_family("blame", blame.id(), None, &[])
    }

    /// A check of a certificate: "still valid".
    pub fn certificate_check(&self, check: CheckName) -> String {
        self.in_family("certificate", check.id(), None, &[])
    }

    /// What it means when the certificate's check fails, in one sentence.
    pub fn certificate_check_failed(&self, check: CheckName) -> String {
        self.in_family("certificate", check.id(), Some("failed"), &[])
    }

    /// A check of what the issuer says of a certificate: "still valid".
    pub fn stapled_check(&self, check: StapledCheckName) -> String {
        self.in_family("stapled", check.id(), None, &[])
    }

    /// What it means when that check fails, in one sentence.
    pub fn stapled_check_failed(&self, check: StapledCheckName) -> String {
        self.in_family("stapled", check.id(), Some("failed"), &[])
    }

    /// How a certificate's check came out: "passed".
    pub fn outcome(&self, outcome: x509::Verdict) -> String {
        self.in_family("outcome", outcome.id(), None, &[])
    }

    /// What a piece of evidence is: "valid until".
    pub fn evidence(&self, key: EvidenceKey) -> String {
        self.in_family("evidence", key.id(), None, &[])
    }

    /// A party inside a sentence: "client".
    pub fn party(&self, party: Party) -> String {
        self.in_family("party", party.id(), None, &[])
    }

    /// A size: "Toy".
    pub fn size(&self, size: Size) -> String {
        self.in_family("size", size.id(), None, &[])
    }

    /// What the size means, in a sentence.
    pub fn size_explained(&self, size: Size) -> String {
        self.in_family("size", size.id(), Some("explained"), &[])
    }

    /// A role as the name of a pane or the start of a sentence: "Eavesdropper".
    pub fn role(&self, role: Role) -> String {
        self.in_family("role", role.id(), None, &[])
    }

    /// A message by its RFC name.
    pub fn message(&self, message: MessageName) -> String {
        self.in_family("message", message.id(), None, &[])
    }

    /// What the message does, in a sentence or two.
    pub fn message_explained(&self, message: MessageName) -> String {
        self.in_family("message", message.id(), Some("explained"), &[])
    }

    /// A lamp: "forward secrecy".
    pub fn lamp(&self, lamp: LampName) -> String {
        self.in_family("lamp", lamp.id(), None, &[])
    }

    /// What the lamp promises, in a sentence.
    pub fn lamp_explained(&self, lamp: LampName) -> String {
        self.in_family("lamp", lamp.id(), Some("explained"), &[])
    }

    /// What a lamp says: "held".
    pub fn verdict(&self, state: LampState) -> String {
        self.in_family("verdict", state.id(), None, &[])
    }

    /// Why a lamp says what it says, in a sentence.
    pub fn reason(&self, reason: Reason) -> String {
        self.in_family("reason", reason.id(), None, &[])
    }

    /// Why a command was not carried out, in a sentence.
    pub fn refused(&self, refused: Refused) -> String {
        self.in_family("refused", refused.id(), None, &[])
    }

    /// Why a scenario file was refused: which file, which line, which key, and what is expected there.
    pub fn scenario_error(&self, error: &ScenarioError) -> String {
        let detail = error.detail.as_deref().unwrap_or_default();
        let args = [("detail", Arg::Text(detail))];
        let why = self.in_family("problem", error.problem.id(), None, &args);
        format!("{}:{}: {why}", error.file, error.line)
    }

    /// Why a link was refused, and where.
    #[cfg(feature = "all-suites")]
    pub fn link_error(&self, error: &LinkError) -> String {
        let why = match &error.cause {
            Some(LinkCause::Scenario(error)) => self.scenario_error(error),
            Some(LinkCause::Create(error)) => error.to_string(),
            Some(LinkCause::Command(refused)) => self.refused(*refused),
            Some(LinkCause::Other(why)) => why.clone(),
            None => String::new(),
        };
        let at = u64::try_from(error.at).unwrap_or(u64::MAX);
        let args = [("at", Arg::Count(at)), ("why", Arg::Text(&why))];
        self.in_family("link", error.problem.id(), None, &args)
    }

    /// A hard computation, as something to do: "factor n".
    pub fn hard(&self, op: HardOp) -> String {
        self.in_family("hard", op.id(), None, &[])
    }

    /// What the hard computation is, in a sentence.
    pub fn hard_explained(&self, op: HardOp) -> String {
        self.in_family("hard", op.id(), Some("explained"), &[])
    }

    /// A scenario's title: its own, else the catalogue's, else its id.
    pub fn scenario_title(&self, scenario: &Scenario) -> String {
        let own = scenario.title.clone();
        own.unwrap_or_else(|| self.story_title(&scenario.id))
    }

    /// The title of the catalogue's story with this id, else the id.
    pub fn story_title(&self, id: &str) -> String {
        self.look_up(&scenario_key(id), None, &[])
            .unwrap_or_else(|| id.to_owned())
    }

    /// The catalogue's story with this id, in a sentence or two.
    pub fn story(&self, id: &str) -> Option<String> {
        self.look_up(&scenario_key(id), Some("story"), &[])
    }

    /// What the catalogue is sorted by: "Certificates".
    pub fn group(&self, group: Group) -> String {
        self.in_family("group", group.id(), None, &[])
    }

    /// What is told there, in a sentence.
    pub fn group_explained(&self, group: Group) -> String {
        self.in_family("group", group.id(), Some("explained"), &[])
    }

    /// What a story takes for granted: "for a start".
    pub fn level(&self, level: Level) -> String {
        self.in_family("level", level.id(), None, &[])
    }

    /// A scenario's story in a sentence or two; only the catalogue's scenarios have one.
    pub fn scenario_story(&self, scenario: &Scenario) -> Option<String> {
        self.story(&scenario.id)
    }

    /// What a diagram says of a message besides its name: "encrypted".
    #[cfg(feature = "all-suites")]
    pub fn mark(&self, mark: Mark) -> String {
        self.in_family("mark", mark.id(), None, &[])
    }

    /// The message `<family>-<id>` or its attribute.
    fn in_family(
        &self,
        family: &str,
        id: &str,
        attribute: Option<&str>,
        args: &[(&str, Arg<'_>)],
    ) -> String {
        self.find(&format!("{family}-{id}"), attribute, args)
    }
}

fn scenario_key(id: &str) -> String {
    format!("scenario-{id}")
}
