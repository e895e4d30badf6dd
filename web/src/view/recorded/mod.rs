//! A recorded connection through the panes of a story: what the bytes and the key log tell, and no verdict.

mod ends;
mod inspector;
mod wire;

use std::net::SocketAddr;

use padlock_sim::import::{Conversation, Imported};
use padlock_text::{Arg, Label, Text, ToolLabel};
use padlock_tls::party::Party;

use super::{
    ladder::{self, SHOWN},
    own,
    scene::{Beat, Head, MOST, Scene, TimeCard},
};
use crate::store::{AppState, Played};

/// What stands over the stage: that it is a recording.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordingCard {
    /// Of whom.
    pub title: String,
    /// That nobody can change it, and that it has not left the page.
    pub words: String,
    /// What the key log opens of it.
    pub opened: String,
    /// In the place of lamps.
    pub judged: String,
    /// Back to the story.
    pub back: String,
}

/// The scene of a recording.
pub fn scene(state: &AppState, played: &Played) -> Scene {
    let text = &state.text;
    Scene {
        head: Head::Recording(head(text, played.playback.conversation())),
        client: ends::end(text, played, Party::Client),
        wire: wire::wire(text, played),
        server: ends::end(text, played, Party::Server),
        inspector: inspector::inspector(state, played),
        live: live(text, played),
    }
}

/// What shows at once that one has stepped.
pub fn beat(state: &AppState, played: &Played) -> Beat {
    let text = &state.text;
    let messages = &played.playback.conversation().messages;
    let stops = messages.iter().map(|m| ladder::meaning(m.protected));
    let newest = played.playback.arrived().last();
    Beat {
        flight: wire::flight(state, played),
        time: TimeCard {
            position: played.playback.position(),
            last: messages.len(),
            stops: stops.take_while(|_| messages.len() <= MOST).collect(),
            now: newest.map_or_else(|| text.label(Label::Start), |m| own::names(text, m)),
        },
    }
}

fn head(text: &Text, conversation: &Conversation) -> RecordingCard {
    let [client, server] = [Party::Client, Party::Server].map(|end| address(conversation, end));
    let (client, server) = (client.to_string(), server.to_string());
    let ends = [
        ("client", Arg::Text(&client)),
        ("server", Arg::Text(&server)),
    ];
    RecordingCard {
        title: text.tool(ToolLabel::RecordedTitle, &ends),
        words: text.tool(ToolLabel::RecordedWords, &[]),
        opened: opened(text, conversation),
        judged: text.tool(ToolLabel::RecordedNotJudged, &[]),
        back: text.tool(ToolLabel::RecordedBack, &[]),
    }
}

/// How many of the records under keys the key log opens.
fn opened(text: &Text, conversation: &Conversation) -> String {
    let locked = conversation.messages.iter().filter(|m| m.protected);
    let (mut all, mut opened) = (0_u64, 0_u64);
    for message in locked {
        all += 1;
        opened += u64::from(message.view.opened.is_some());
    }
    let label = match (opened, all) {
        (_, 0) => ToolLabel::RecordedPlain,
        (0, _) => ToolLabel::RecordedShut,
        _ => ToolLabel::RecordedOpened,
    };
    let records = match all {
        0 => conversation.messages.len() as u64,
        all => all,
    };
    let counts = [("opened", Arg::Count(opened)), ("all", Arg::Count(records))];
    text.tool(label, &counts)
}

fn live(text: &Text, played: &Played) -> String {
    let playback = &played.playback;
    let Some(message) = playback.arrived().last().filter(|_| played.fresh) else {
        let at = [
            ("position", Arg::Count(playback.position() as u64)),
            ("last", Arg::Count(playback.len() as u64)),
        ];
        return text.label_with(Label::LiveAt, &at);
    };
    let (name, to) = (own::names(text, message), text.party(message.from.peer()));
    let args = [("name", Arg::Text(&name)), ("to", Arg::Text(&to))];
    let mut said = vec![text.label_with(Label::LiveDelivered, &args)];
    said.extend(words(message).map(|words| {
        let args = [("party", Arg::Text(&to)), ("words", Arg::Text(&words))];
        text.label_with(Label::LiveHeard, &args)
    }));
    if played.is_over() {
        said.push(text.label(Label::LiveEnd));
    }
    said.join(" ")
}

/// At most so many characters of what was said are shown beside the bytes.
const LONG: usize = 240;

/// What a message says, where it could be read, as far as one reads along.
fn words(message: &Imported) -> Option<String> {
    let words = super::number::words(message.said()?);
    Some(match words.char_indices().nth(LONG) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words,
    })
}

const fn address(conversation: &Conversation, end: Party) -> SocketAddr {
    match end {
        Party::Client => conversation.client,
        Party::Server => conversation.server,
    }
}

/// How many rows of the ladder have passed, and how many there are, of those that are shown.
pub fn progress(played: &Played) -> (usize, usize) {
    let passed = played.playback.position();
    let before = passed.saturating_sub(SHOWN.0);
    (passed - before, played.playback.len())
}
