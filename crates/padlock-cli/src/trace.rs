//! The annotated trace: every message, and what each end came to hold by it.

use padlock_sim::{Event, Fate, Knowledge, Message, MessageId, Role, World};
use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::{
    alert::Alert,
    ledger::{Derivation, Op, ValueKind},
    party::Party,
};

use crate::{
    dissect::{
        part::{Of, Tree},
        print, tree,
    },
    notation::{quoted, value},
};

/// A trace in the making.
pub struct Trace<'a> {
    text: &'a Text,
    out: String,
    steps: usize,
    /// The world at the end and what the eavesdropper knows then, where every field is to be told.
    fields: Option<(World, Knowledge)>,
    /// How many lines of each ledger have been told: the client's, the server's.
    told: [usize; 2],
}

impl<'a> Trace<'a> {
    /// The title, the setting, and what each end brings along.
    pub fn begin(text: &'a Text, world: &World) -> Self {
        let mut trace = Self {
            text,
            out: String::new(),
            steps: 0,
            fields: None,
            told: [0; 2],
        };
        let scenario = world.scenario();
        let setting = [
            ("id", Arg::Text(&scenario.id)),
            ("size", Arg::Text(scenario.size.id())),
            ("seed", Arg::Text(&scenario.seed.to_string())),
        ];
        trace.line(&text.scenario_title(scenario));
        trace.line(&text.cli(CliLabel::Setting, &setting));
        trace.line("");
        trace.learned(world);
        trace
    }

    /// The same, with every field of every message; `end` is the world that it comes to.
    pub fn with_fields(mut self, end: World) -> Self {
        let knowledge = end.knowledge();
        self.fields = Some((end, knowledge));
        self
    }

    /// One message, and what followed from it.
    pub fn step(&mut self, world: &World, events: &[Event]) {
        for event in events {
            match event {
                Event::Delivered(id) => self.delivered(world, *id),
                Event::Heard { by, .. } => self.heard(world, *by),
                Event::Alerted { to, alert } => self.alerted(*to, *alert),
                Event::Failed { by, .. } => self.failed(world, *by),
                Event::Closed { by } => {
                    let closes = self.text.cli(CliLabel::Closes, &[]);
                    self.note(*by, &closes);
                }
                Event::Connected { by } => {
                    self.told = [0; 2];
                    self.deed(&self.text.role(*by), CliLabel::Connects, &[]);
                }
                event => self.eavesdropper(world, event),
            }
        }
        self.learned(world);
    }

    /// What the eavesdropper did.
    fn eavesdropper(&mut self, world: &World, event: &Event) {
        let name = self.text.role(Role::Eavesdropper);
        let message = |id: &MessageId| {
            let message = world.message(*id);
            message.map_or_else(String::new, |message| self.text.message(message.name))
        };
        let (label, what) = match event {
            Event::Altered { message: id, .. } => (CliLabel::Alters, message(id)),
            Event::Handled { message: id, hand } => {
                (CliLabel::Handles, format!("{hand}: {}", message(id)))
            }
            Event::Guessed(id) => (CliLabel::Guesses, message(id)),
            Event::Cracked { op, .. } => (CliLabel::Cracks, self.text.hard(*op)),
            Event::Attacked {
                attack,
                calls,
                found,
            } => {
                let label = match found {
                    0 => CliLabel::AsksInVain,
                    _ => CliLabel::Asks,
                };
                let args = [
                    ("what", Arg::Text(attack.id())),
                    ("count", Arg::Count(*calls)),
                ];
                self.deed(&name, label, &args);
                return;
            }
            Event::Leaked(slot) => (CliLabel::IsHanded, self.text.slot(*slot)),
            Event::WentBetween => (CliLabel::GoesBetween, String::new()),
            Event::PlanFailed(refused) => (CliLabel::Fails, self.text.refused(*refused)),
            _ => return,
        };
        self.deed(&name, label, &[("what", Arg::Text(&what))]);
    }

    fn deed(&mut self, who: &str, label: CliLabel, args: &[(&str, Arg<'_>)]) {
        let what = self.text.cli(label, args);
        self.line("");
        self.line(&format!("     {who} {what}"));
    }

    /// What is still on its way, and the verdict.
    pub fn end(mut self, world: &World) -> String {
        let on_its_way = |message: &&Message| message.fate == Fate::InFlight;
        let in_flight = world.messages().iter().filter(on_its_way).count();
        self.line("");
        if in_flight > 0 {
            let args = [("count", Arg::Count(in_flight as u64))];
            self.line(&self.text.cli(CliLabel::InFlight, &args));
            self.line("");
        }
        self.verdict(world);
        self.out
    }

    fn delivered(&mut self, world: &World, id: MessageId) {
        self.steps += 1;
        let Some(message) = world.message(id) else {
            return;
        };
        let [client, server] = self.ends(world, message);
        let arrow = arrow(message.from, message.protected);
        let name = self.text.message(message.name);
        let bytes = self.text.bytes(message.bytes.len());
        self.line("");
        self.line(&format!(
            "{:>3}  {client} {arrow} {server}  {name}, {bytes}",
            self.steps
        ));
        self.annotate(message);
    }

    /// Who is at the client's end of a message's piece of wire, and who at the server's.
    fn ends(&self, world: &World, message: &Message) -> [String; 2] {
        let ends = [message.origin, world.receiver(message)].map(|role| self.text.role(role));
        match message.from {
            Party::Client => ends,
            Party::Server => {
                let [server, client] = ends;
                [client, server]
            }
        }
    }

    /// The fields of a message as its receiver sees it, and of what was inside.
    fn annotate(&mut self, message: &Message) {
        let view = self.fields.as_ref().and_then(|(end, knowledge)| {
            end.message_seen_by(message.id, message.to().into(), knowledge)
        });
        let Some(view) = view else {
            return;
        };
        self.tree(&Tree::of(Of::Part, &view.bytes, view.outer));
        if let Some(opened) = view.opened {
            self.line(&format!("     -- {}", self.text.cli(CliLabel::Opened, &[])));
            self.tree(&Tree::of(Of::Opened, &opened.bytes, opened.dissection));
        }
    }

    fn tree(&mut self, tree: &Tree) {
        for line in tree::lines(self.text, tree, true) {
            self.line(&format!("     {line}"));
        }
        if let Some(error) = tree.error {
            let why = print::malformed(self.text, error);
            self.line(&format!("     -- {why}"));
        }
    }

    fn heard(&mut self, world: &World, by: Party) {
        if let Some(heard) = world.heard(by).next_back() {
            let words = quoted(self.text, &heard.data);
            let hears = self
                .text
                .cli(CliLabel::Hears, &[("text", Arg::Text(&words))]);
            self.note(by, &hears);
        }
    }

    fn alerted(&mut self, to: Party, alert: Alert) {
        let args = [("alert", Arg::Text(alert.description.id()))];
        let told = self.text.cli(CliLabel::Alerted, &args);
        self.note(to, &told);
    }

    fn failed(&mut self, world: &World, by: Party) {
        let Some(error) = world.error(by) else {
            return;
        };
        let gives_up = self.text.gives_up(error);
        self.note(by, &gives_up);
    }

    /// What each end came to hold since the last time.
    fn learned(&mut self, world: &World) {
        for (party, told) in [Party::Client, Party::Server].into_iter().zip(self.told) {
            for (_, line) in world.ledger(party).lines_from(told) {
                self.holds(world, party, line);
            }
        }
        self.told = [Party::Client, Party::Server].map(|party| world.ledger(party).len());
    }

    fn holds(&mut self, world: &World, party: Party, line: &Derivation) {
        let written = value(self.text, &line.value, world.scenario().size);
        match (line.value.slot.kind, line.op) {
            (ValueKind::ApplicationData, Op::Chosen) => {
                let args = [("text", Arg::Text(&written))];
                let says = self.text.cli(CliLabel::Says, &args);
                self.note(party, &says);
            }
            (kind, op) if !is_repetition(kind, op) => {
                let what = self.text.slot(line.value.slot);
                let how = self.text.op_how(op);
                self.note(party, &format!("{what:<26} {written:<29} {how}"));
            }
            _ => {}
        }
    }

    /// The lamps as they are and why, beside what each end believes of them.
    fn verdict(&mut self, world: &World) {
        self.lamps_head();
        let ends = [Party::Client, Party::Server];
        let [client, server] = ends.map(|party| world.belief(party).lamps());
        let beliefs = client.into_iter().zip(server);
        let verdict = world.verdict(&world.knowledge());
        for ((name, lamp), (client, server)) in verdict.lamps().into_iter().zip(beliefs) {
            let name = self.text.lamp(name);
            let states = [lamp.state, client, server];
            let [truth, client, server] = states.map(|state| self.text.verdict(state));
            let why = self.text.reason(lamp.proof.reason);
            self.line(&format!(
                "{name:<22} {truth:<12} {client:<15} {server:<15} {why}"
            ));
        }
    }

    fn lamps_head(&mut self) {
        let truth = self.text.cli(CliLabel::InTruth, &[]);
        let [client, server] = [Party::Client, Party::Server].map(|party| {
            let who = self.name(party);
            let args = [("who", Arg::Text(&who))];
            self.text.cli(CliLabel::Believes, &args)
        });
        self.line(&format!("{:<22} {truth:<12} {client:<15} {server}", ""));
    }

    fn name(&self, party: Party) -> String {
        self.text.role(party.into())
    }

    /// A line about one end, under its message.
    fn note(&mut self, about: Party, what: &str) {
        let name = self.name(about);
        self.line(&format!("     {name:<7} {what}"));
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }
}

/// Whether a value only repeats bytes that the message line or another note speaks of.
fn is_repetition(kind: ValueKind, op: Op) -> bool {
    matches!(
        kind,
        ValueKind::HandshakeMessages
            | ValueKind::ProtectedRecord
            | ValueKind::OpenedRecord
            | ValueKind::RecordIv
            | ValueKind::Alert
    ) || op == Op::ReadContent
}

/// Double where the message is under keys.
pub const fn arrow(from: Party, protected: bool) -> &'static str {
    match (from, protected) {
        (Party::Client, false) => "────▶",
        (Party::Client, true) => "════▶",
        (Party::Server, false) => "◀────",
        (Party::Server, true) => "◀════",
    }
}
