//! What just happened, in words: for the eye as a title, for the ear as a live region.

use padlock_sim::{Command, Event, Message, Upcoming};
use padlock_text::{Arg, Label};
use padlock_tls::{message_name::MessageName, party::Party, state::State};

use super::{Meaning, ladder, lamps, number};
use crate::store::AppState;

/// A title and a sentence or two.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryCard {
    /// The title.
    pub title: String,
    /// The sentences.
    pub words: String,
}

/// The story at this moment: the catalogue's first has words of its own, all others are told from what happened.
#[cfg(feature = "whole")]
pub fn story(state: &AppState) -> StoryCard {
    use padlock_sim::scenario::{KeyExchange, Version};
    let scenario = state.world().scenario();
    let is_first = scenario.id == crate::store::catalogue::FIRST
        && (scenario.version, scenario.key_exchange) == (Version::Tls12, KeyExchange::Rsa);
    let own = |command: Command| {
        matches!(
            command,
            Command::Step
                | Command::Say { .. }
                | Command::Close { .. }
                | Command::Crack(_)
                | Command::Leak(_)
        )
    };
    match is_first && state.timeline.commands().into_iter().all(own) {
        true => first_story(state),
        false => super::tale::tale(state),
    }
}

/// The story at this moment.
#[cfg(not(feature = "whole"))]
pub fn story(state: &AppState) -> StoryCard {
    first_story(state)
}

/// The story at this moment: of the last command, or else of the last message.
fn first_story(state: &AppState) -> StoryCard {
    let (title, words) = match state.timeline.commands().last() {
        Some(Command::Crack(_)) => (Label::StoryCrackedTitle, Label::StoryCracked),
        Some(Command::Leak(_)) => (Label::StoryLeakedTitle, Label::StoryLeaked),
        Some(Command::Say { .. }) => (Label::StorySaidTitle, Label::StorySaid),
        _ => of_world(state),
    };
    StoryCard {
        title: state.text.label(title),
        words: state.text.label(words),
    }
}

fn of_world(state: &AppState) -> (Label, Label) {
    let world = state.world();
    let states = [Party::Client, Party::Server].map(|party| world.state(party));
    if states.contains(&State::Failed) {
        return (Label::StoryFailedTitle, Label::StoryFailed);
    }
    if states.iter().all(|state| *state == State::Closed) && world.finished() {
        return (Label::StoryClosedTitle, Label::StoryClosed);
    }
    match ladder::newest(state) {
        Some(message) => of_message(message),
        None => (Label::StoryStartTitle, Label::StoryStart),
    }
}

const fn of_message(message: &Message) -> (Label, Label) {
    match (message.name, message.from) {
        (MessageName::ClientHello, _) => (Label::StoryClientHelloTitle, Label::StoryClientHello),
        (MessageName::ServerHello, _) => (Label::StoryServerHelloTitle, Label::StoryServerHello),
        (MessageName::Certificate, _) => (Label::StoryCertificateTitle, Label::StoryCertificate),
        (MessageName::ServerHelloDone, _) => (
            Label::StoryServerHelloDoneTitle,
            Label::StoryServerHelloDone,
        ),
        (MessageName::ClientKeyExchange, _) => (
            Label::StoryClientKeyExchangeTitle,
            Label::StoryClientKeyExchange,
        ),
        (MessageName::ChangeCipherSpec, Party::Client) => {
            (Label::StoryClientChangeTitle, Label::StoryClientChange)
        }
        (MessageName::ChangeCipherSpec, Party::Server) => {
            (Label::StoryServerChangeTitle, Label::StoryServerChange)
        }
        (MessageName::Finished, Party::Client) => {
            (Label::StoryClientFinishedTitle, Label::StoryClientFinished)
        }
        (MessageName::Finished, Party::Server) => {
            (Label::StoryServerFinishedTitle, Label::StoryServerFinished)
        }
        (MessageName::ApplicationData, Party::Client) => {
            (Label::StoryClientDataTitle, Label::StoryClientData)
        }
        (MessageName::ApplicationData, Party::Server) => {
            (Label::StoryServerDataTitle, Label::StoryServerData)
        }
        _ => (Label::StoryCloseTitle, Label::StoryClose),
    }
}

/// The last event in one word or two, for the line of moments.
pub fn now(state: &AppState) -> String {
    ladder::newest(state).map_or_else(
        || state.text.label(Label::Start),
        |message| state.text.message(message.name),
    )
}

/// What the live region says.
pub fn live(state: &AppState) -> String {
    let text = &state.text;
    if let Some((_, why)) = &state.refused {
        return text.label_with(
            Label::RefusedOther,
            &[("why", Arg::Text(&text.refused(*why)))],
        );
    }
    if state.before.is_none() && state.timeline.position() == 0 {
        let scenario = state.world().scenario();
        let args = [
            ("size", Arg::Text(&text.size(scenario.size))),
            ("seed", Arg::Count(scenario.seed)),
        ];
        return text.label_with(Label::LiveNew, &args);
    }
    if state.before.is_none() {
        let at = [
            ("position", Arg::Count(state.timeline.position() as u64)),
            ("last", Arg::Count(state.timeline.len() as u64)),
        ];
        return text.label_with(Label::LiveAt, &at);
    }
    let mut said: Vec<String> = state
        .events()
        .iter()
        .filter_map(|event| of_event(state, event))
        .collect();
    for lamp in lamps::lamps(state).into_iter().filter(|lamp| lamp.flipped) {
        let args = [
            ("lamp", Arg::Text(&lamp.name)),
            ("verdict", Arg::Text(&lamp.verdict)),
        ];
        said.push(text.label_with(Label::LiveLamp, &args));
    }
    said.extend(asked(state));
    if state.timeline.upcoming().is_empty() {
        said.push(text.label(Label::LiveEnd));
    }
    said.join(" ")
}

#[cfg(not(feature = "whole"))]
const fn asked(_: &AppState) -> Option<String> {
    None
}

/// Who waits for a person's decision.
#[cfg(feature = "whole")]
fn asked(state: &AppState) -> Option<String> {
    let ends = [Party::Client, Party::Server];
    let waits = |party: &Party| state.world().decision(*party).is_some();
    let party = state.text.party(ends.into_iter().find(waits)?);
    let args = [("party", Arg::Text(&party))];
    Some(
        state
            .text
            .tool(padlock_text::ToolLabel::DecidePending, &args),
    )
}

fn of_event(state: &AppState, event: &Event) -> Option<String> {
    let text = &state.text;
    let before = state
        .before
        .as_ref()
        .map_or(0, |before| before.knowledge().known.len());
    let gained = state.insight.knowledge().known.len().saturating_sub(before);
    let count = [("count", Arg::Count(gained as u64))];
    match event {
        Event::Delivered(id) => {
            let message = state.world().message(*id)?;
            let args = [
                ("name", text.message(message.name)),
                ("to", text.party(message.to())),
            ];
            Some(
                text.label_with(
                    Label::LiveDelivered,
                    &args
                        .each_ref()
                        .map(|(name, words)| (*name, Arg::Text(words))),
                ),
            )
        }
        Event::Sent(id)
            if matches!(state.timeline.commands().last(), Some(Command::Say { .. })) =>
        {
            let message = state.world().message(*id)?;
            let (name, to) = (text.message(message.name), text.party(message.to()));
            let args = [("name", Arg::Text(&name)), ("to", Arg::Text(&to))];
            Some(text.label_with(Label::LiveSent, &args))
        }
        Event::Heard { by, .. } => {
            let heard = state.world().heard(*by).last()?;
            let words = number::words(&heard.data);
            let args = [
                ("party", Arg::Text(&text.party(*by))),
                ("words", Arg::Text(&words)),
            ];
            Some(text.label_with(Label::LiveHeard, &args))
        }
        Event::Cracked { .. } => Some(text.label_with(Label::LiveCracked, &count)),
        Event::Leaked(_) => Some(text.label_with(Label::LiveLeaked, &count)),
        Event::Failed { error, .. } => Some(text.check_failed(error.check)),
        _ => None,
    }
}

/// The colours of the line of moments: what came, then what comes.
pub fn stops(state: &AppState) -> Vec<Meaning> {
    let mut stops: Vec<Meaning> = Vec::new();
    let mut arrived = ladder::arrived(state).into_iter();
    for command in state.timeline.commands() {
        stops.push(match command {
            Command::Step => arrived.next().map_or(Meaning::Neutral, |message| {
                ladder::meaning(message.protected)
            }),
            Command::Say { .. } | Command::Close { .. } => Meaning::Secret,
            _ => Meaning::Attack,
        });
    }
    stops.extend(state.timeline.upcoming().iter().map(|next| match next {
        Upcoming::Message { protected, .. } => ladder::meaning(*protected),
        #[cfg(feature = "whole")]
        Upcoming::Deed(_) => Meaning::Attack,
    }));
    stops
}
