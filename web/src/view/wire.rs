//! The eavesdropper's pane: the ladder and her notebook.

use padlock_sim::{
    Command, Could, Fate, HardOp, Lack, Message, MessageId, Refused, Role, Upcoming,
};
use padlock_text::{Arg, Label, Text};
use padlock_tls::{
    alert::AlertDescription,
    ledger::{Slot, ValueKind},
    message_name::MessageName,
    party::{Party, Whose},
};

use super::{
    Meaning, number,
    value::{Look, ValueCard, meaning_word},
};
use crate::{
    components::icon::Icon,
    store::{Action, AppState, Selection, leak_server_key},
};

/// All that the eavesdropper's pane shows.
#[derive(Clone, Debug, PartialEq)]
pub struct WireCard {
    /// Her name.
    pub title: String,
    /// The ladder.
    pub rungs: Vec<RungCard>,
    /// What she knows, newest first.
    pub knows: Vec<ValueCard>,
    /// What she could do.
    pub could: Vec<CouldCard>,
    /// Said when she could do nothing.
    pub idle: String,
    /// What she lacks.
    pub lacks: Vec<LackCard>,
}

/// Which way a message goes on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// From the client to the server.
    Right,
    /// From the server to the client.
    Left,
}

impl Heading {
    /// Its class.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Left => "left",
        }
    }
}

impl From<Party> for Heading {
    fn from(sender: Party) -> Self {
        match sender {
            Party::Client => Self::Right,
            Party::Server => Self::Left,
        }
    }
}

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RungStage {
    /// It arrived.
    Delivered,
    /// It arrives with the next step.
    Next,
    /// It is still to come.
    Ahead,
}

/// One message of the ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct RungCard {
    /// Unique in the ladder.
    pub key: String,
    /// Its place, from 1.
    pub number: usize,
    /// Which way it goes.
    pub heading: Heading,
    /// In the clear, or under keys.
    pub meaning: Meaning,
    /// How far it has come.
    pub stage: RungStage,
    /// What it is.
    pub name: String,
    /// How many bytes; unknown for messages to come.
    pub size: Option<String>,
    /// All of that, read aloud.
    pub spoken: String,
    /// What opens in the inspector.
    pub target: Option<Selection>,
    /// Whether the inspector shows it.
    pub selected: bool,
    /// Whether it was delivered by the last command.
    pub fresh: bool,
    /// Whether it travels under keys, and the eavesdropper has opened it.
    pub opened: bool,
}

impl RungCard {
    /// Whether it arrived.
    pub fn is_delivered(&self) -> bool {
        self.stage == RungStage::Delivered
    }

    /// A lock once opened stays open.
    pub const fn icon(&self) -> Icon {
        if self.opened {
            Icon::Unlock
        } else {
            self.meaning.icon()
        }
    }
}

/// A message in the air.
#[derive(Clone, Debug, PartialEq)]
pub struct FlightCard {
    /// Unique for each flight.
    pub serial: u32,
    /// Which way.
    pub heading: Heading,
    /// In the clear, or under keys.
    pub meaning: Meaning,
    /// What it is.
    pub name: String,
}

/// Something she could do.
#[derive(Clone, Debug, PartialEq)]
pub struct CouldCard {
    /// Unique in the list.
    pub key: &'static str,
    /// What.
    pub what: String,
    /// The price.
    pub cost: String,
    /// What it would give.
    pub gives: String,
    /// The button and what it does.
    pub button: Option<(String, Action)>,
    /// Whether it can be done here and now.
    pub feasible: bool,
    /// Why it was refused, when it just was.
    pub refusal: Option<String>,
}

/// Something she lacks.
#[derive(Clone, Debug, PartialEq)]
pub struct LackCard {
    /// Unique in the list.
    pub key: String,
    /// What.
    pub name: String,
    /// What it would take.
    pub needs: String,
}

/// The eavesdropper's pane in this state.
pub fn wire(state: &AppState) -> WireCard {
    let knowledge = &state.insight.knowledge;
    let text = &state.text;
    let mut could: Vec<CouldCard> = knowledge
        .could
        .iter()
        .map(|could| hard(state, could))
        .collect();
    could.extend(leak(state));
    WireCard {
        title: text.role(Role::Eavesdropper),
        rungs: rungs(state),
        knows: Look::of(state, Role::Eavesdropper).cards(&knowledge.known),
        could,
        idle: text.label(
            match state
                .timeline
                .commands()
                .iter()
                .any(|done| matches!(done, Command::Crack(_) | Command::Leak(_)))
            {
                true => Label::CouldNoMore,
                false => Label::CouldNothing,
            },
        ),
        lacks: knowledge
            .lacks
            .iter()
            .map(|missing| lack(text, missing))
            .collect(),
    }
}

/// The message that the last command delivered.
pub fn delivered(state: &AppState) -> Option<&Message> {
    state.events().iter().find_map(|event| match event {
        padlock_sim::Event::Delivered(id) => state.world().message(*id),
        _ => None,
    })
}

/// The message in the air.
pub fn flight(state: &AppState) -> Option<FlightCard> {
    delivered(state).map(|message| FlightCard {
        serial: state.serial,
        heading: message.from.into(),
        meaning: meaning(message.protected),
        name: message_name(&state.text, message.name),
    })
}

/// A message's name. The only alert of an undisturbed story is close_notify; a fatal one is told where it failed.
pub fn message_name(text: &Text, name: MessageName) -> String {
    match name {
        MessageName::Alert => format!(
            "{}: {}",
            text.message(name),
            AlertDescription::CloseNotify.id()
        ),
        name => text.message(name),
    }
}

/// Messages delivered first, then those on the wire, then those to come.
fn rungs(state: &AppState) -> Vec<RungCard> {
    let world = state.world();
    let (arrived, waiting): (Vec<&Message>, Vec<&Message>) = world
        .messages()
        .iter()
        .partition(|message| message.fate == Fate::Delivered);
    let mut rungs: Vec<RungCard> = Vec::new();
    for message in arrived.into_iter().chain(waiting.iter().copied()) {
        let number = rungs.len() + 1;
        rungs.push(sent(state, message, number));
    }
    for upcoming in state.timeline.upcoming().iter().skip(waiting.len()) {
        let number = rungs.len() + 1;
        rungs.push(ahead(&state.text, upcoming, number));
    }
    rungs
}

fn sent(state: &AppState, message: &Message, number: usize) -> RungCard {
    let text = &state.text;
    let is_next = state
        .world()
        .next_message()
        .is_some_and(|next| next.id == message.id);
    let stage = match message.fate {
        Fate::Delivered => RungStage::Delivered,
        Fate::InFlight if is_next => RungStage::Next,
        Fate::InFlight => RungStage::Ahead,
    };
    let name = message_name(text, message.name);
    let count = message.bytes.len() as u64;
    RungCard {
        key: format!("m{}", message.id.index()),
        number,
        heading: message.from.into(),
        meaning: meaning(message.protected),
        stage,
        size: Some(text.label_with(Label::BytesShort, &[("count", Arg::Count(count))])),
        spoken: text.label_with(
            if stage == RungStage::Delivered {
                Label::MessageSpoken
            } else {
                Label::MessageWaiting
            },
            &[
                ("from", Arg::Text(&text.party(message.from))),
                ("to", Arg::Text(&text.party(message.to()))),
                (
                    "meaning",
                    Arg::Text(&meaning_word(text, meaning(message.protected))),
                ),
            ],
        ),
        name,
        target: Some(Selection::Message(message.id)),
        selected: shown_message(state) == Some(message.id),
        fresh: delivered(state).is_some_and(|fresh| fresh.id == message.id),
        opened: message.protected && super::bytes::opened_by(state, message.id, Role::Eavesdropper),
    }
}

fn ahead(text: &Text, upcoming: &Upcoming, number: usize) -> RungCard {
    let name = message_name(text, upcoming.name);
    RungCard {
        key: format!("u{number}"),
        number,
        heading: upcoming.from.into(),
        meaning: meaning(upcoming.protected),
        stage: RungStage::Ahead,
        size: None,
        spoken: text.label_with(
            Label::MessageAhead,
            &[
                ("from", Arg::Text(&text.party(upcoming.from))),
                ("to", Arg::Text(&text.party(upcoming.from.peer()))),
            ],
        ),
        name,
        target: None,
        selected: false,
        fresh: false,
        opened: false,
    }
}

/// The message that the inspector shows, if it shows one.
pub fn shown_message(state: &AppState) -> Option<MessageId> {
    match &state.selection {
        Selection::Newest => {
            let world = state.world();
            let mut newest_first = world.messages().iter().rev();
            newest_first
                .find(|message| message.fate == Fate::Delivered)
                .or_else(|| world.next_message())
                .map(|message| message.id)
        }
        Selection::Message(id) => state.world().message(*id).map(|message| message.id),
        Selection::Value { .. } | Selection::Lamp(_) => None,
    }
}

/// The colour of a message.
pub const fn meaning(protected: bool) -> Meaning {
    if protected {
        Meaning::Protected
    } else {
        Meaning::Plain
    }
}

fn hard(state: &AppState, could: &Could) -> CouldCard {
    let text = &state.text;
    let on = state
        .insight
        .knowledge
        .known
        .line(could.on)
        .map(|line| number::short(&line.value, state.size()))
        .unwrap_or_default();
    let time = duration(text, could.cost.years);
    let bits = number::superscript(could.cost.bits);
    let refusal = match &state.refused {
        Some((Command::Crack(_), Refused::TooMuchWork)) => Some(text.label_with(
            Label::RefusedWork,
            &[("bits", Arg::Text(&bits)), ("time", Arg::Text(&time))],
        )),
        Some((Command::Crack(_), why)) => Some(text.refused(*why)),
        _ => None,
    };
    match could.op {
        HardOp::Factor => CouldCard {
            key: HardOp::Factor.id(),
            what: match could.feasible {
                true => text.label_with(Label::FactorWhat, &[("n", Arg::Text(&on))]),
                false => text.label_with(
                    Label::FactorWhatLong,
                    &[("bits", Arg::Count(could.cost.size as u64))],
                ),
            },
            cost: text.label_with(
                Label::Work,
                &[("bits", Arg::Text(&bits)), ("time", Arg::Text(&time))],
            ),
            gives: if refusal.is_some() {
                String::new()
            } else {
                gives(text, &could.gives)
            },
            button: Some((
                text.label(Label::FactorButton),
                Action::Do(Command::Crack(could.op)),
            )),
            feasible: could.feasible,
            refusal,
        },
    }
}

/// The leak of the server's key, while there is something to gain.
fn leak(state: &AppState) -> Option<CouldCard> {
    let text = &state.text;
    let known = &state.insight.knowledge.known;
    let key = Slot::new(ValueKind::RsaPrivateExponent, Whose::Server);
    let seen = known
        .newest(Slot::new(ValueKind::RsaModulus, Whose::Server))
        .is_some();
    (seen && known.newest(key).is_none()).then(|| CouldCard {
        key: "leak",
        what: text.label(Label::LeakWhat),
        cost: text.label(Label::LeakCost),
        gives: String::new(),
        button: Some((text.label(Label::LeakButton), Action::Do(leak_server_key()))),
        feasible: true,
        refusal: match &state.refused {
            Some((Command::Leak(_), why)) => Some(text.refused(*why)),
            _ => None,
        },
    })
}

/// At most this many values are named.
const NAMED: usize = 4;

fn gives(text: &Text, gives: &[(ValueKind, Whose)]) -> String {
    let mut names: Vec<String> = Vec::new();
    for (kind, _) in gives {
        let name = text.value_kind(*kind);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let rest = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let list = names.join(", ");
    let list = match rest {
        0 => list,
        rest => text.label_with(
            Label::GivesMore,
            &[
                ("list", Arg::Text(&list)),
                ("count", Arg::Count(rest as u64)),
            ],
        ),
    };
    text.label_with(Label::Gives, &[("list", Arg::Text(&list))])
}

fn lack(text: &Text, lack: &Lack) -> LackCard {
    let ways = lack.needs.iter().map(|need| {
        let missing: Vec<String> = need
            .missing
            .iter()
            .map(|(kind, _)| text.value_kind(*kind))
            .collect();
        missing.join(", ")
    });
    let list = ways
        .filter(|way| !way.is_empty())
        .reduce(|one, other| {
            text.label_with(
                Label::OrElse,
                &[("one", Arg::Text(&one)), ("other", Arg::Text(&other))],
            )
        })
        .unwrap_or_default();
    LackCard {
        key: format!("{}-{}", lack.kind.id(), lack.of.id()),
        name: text.slot(Slot::new(lack.kind, lack.of)),
        needs: text.label_with(Label::Needs, &[("list", Arg::Text(&list))]),
    }
}

/// A time that a person can imagine.
pub fn duration(text: &Text, years: f64) -> String {
    let seconds = years * 365.25 * 24.0 * 3600.0;
    let count = |label, count: f64| {
        text.label_with(
            label,
            &[("count", Arg::Count(count.round().max(1.0) as u64))],
        )
    };
    match seconds {
        s if s < 1.0 => text.label(Label::TimeInstant),
        s if s < 7_200.0 => count(Label::TimeSeconds, s),
        s if s < 172_800.0 => count(Label::TimeHours, s / 3_600.0),
        s if years < 2.0 => count(Label::TimeDays, s / 86_400.0),
        _ if years < 100_000.0 => count(Label::TimeYears, years),
        _ => text.label_with(
            Label::TimeAeons,
            &[("power", Arg::Text(&number::superscript(years.log10())))],
        ),
    }
}
