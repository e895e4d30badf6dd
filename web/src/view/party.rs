//! The client's or the server's pane.

use std::rc::Rc;

use padlock_sim::{Heard, Message, Role};
use padlock_text::{Arg, Label};
use padlock_tls::{message_name::MessageName, party::Party, state::State};

use super::{
    number,
    switch::{SwitchCard, switch},
    value::{Look, ValueCard},
};
use crate::{
    components::icon::Icon,
    store::{Action, AppState},
};

/// All that a party's pane shows.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyCard {
    /// Whose pane.
    pub party: Party,
    /// Its name.
    pub title: String,
    /// Its picture.
    pub icon: Icon,
    /// Who plays it; nobody plays in a recording.
    pub switch: Option<SwitchCard>,
    /// What it waits for, in plain words.
    pub state: String,
    /// The same in the engine's word.
    pub state_id: String,
    /// Why it failed, if it did.
    pub alarm: Option<String>,
    /// What the scrolling part is, read aloud.
    pub knows_label: String,
    /// What can be told of it from outside, each with its name; of one's own ends nothing.
    pub facts: Vec<(String, String)>,
    /// What it knows, newest first; `None` where nobody can tell.
    pub values: Option<Vec<Rc<ValueCard>>>,
    /// How many values it knows, those included that are not shown.
    pub known: usize,
    /// What it said and heard last, oldest first.
    pub said: Vec<Rc<SaidCard>>,
    /// How much was said and heard before that.
    pub said_before: usize,
    /// The field to speak in; a recording has none.
    pub say: Option<SayCard>,
    /// What closes the connection, where a person plays it: words and action.
    pub close: Option<(String, Action)>,
}

/// The field to speak in.
#[derive(Clone, Debug, PartialEq)]
pub struct SayCard {
    /// Over it.
    pub label: String,
    /// What it suggests.
    pub draft: String,
    /// Why the party cannot speak now.
    pub closed: Option<String>,
}

/// Something said or heard.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidCard {
    /// Unique in the conversation.
    pub key: String,
    /// Said or heard.
    pub verb: String,
    /// The words.
    pub words: String,
    /// Whether this party said it.
    pub own: bool,
}

/// The pane of `party` in this state.
pub fn party(state: &AppState, party: Party) -> PartyCard {
    let (world, text) = (state.world(), &state.text);
    let role = Role::from(party);
    let own_state = world.state(party);
    let alarm = world
        .error(party)
        .map(|error| text.check_failed(error.check));
    let (said_before, said) = conversation(state, party);
    let closed = (!world.can_say(party)).then(|| match own_state {
        State::Closed | State::Failed => text.label(Label::OpenNoMore),
        _ => text.label(Label::NotOpenYet),
    });
    PartyCard {
        party,
        title: text.role(role),
        icon: icon(party),
        switch: Some(switch(state, role)),
        state: text.state(own_state),
        state_id: rfc_word(own_state),
        alarm,
        knows_label: text.label_with(
            Label::PartyKnows,
            &[("party", Arg::Text(&text.party(party)))],
        ),
        facts: Vec::new(),
        values: Some(Look::of(state, role).cards(world.ledger(party))),
        known: world.ledger(party).len(),
        said,
        said_before,
        say: Some(SayCard {
            label: text.label_with(
                Label::SayTo,
                &[("party", Arg::Text(&text.party(party.peer())))],
            ),
            draft: text.label(match party {
                Party::Client => Label::SayDraft,
                Party::Server => Label::SayDraftServer,
            }),
            closed,
        }),
        close: close(state, party),
    }
}

/// A party's picture.
pub const fn icon(party: Party) -> Icon {
    match party {
        Party::Client => Icon::Client,
        Party::Server => Icon::Server,
    }
}

#[cfg(not(feature = "whole"))]
const fn close(_: &AppState, _: Party) -> Option<(String, Action)> {
    None
}

/// The script closes for those on autopilot.
#[cfg(feature = "whole")]
fn close(state: &AppState, by: Party) -> Option<(String, Action)> {
    let may = state.plays(by.into()) && state.world().can_say(by);
    may.then(|| {
        let words = state
            .text
            .tool(padlock_text::ToolLabel::CloseConnection, &[]);
        let close = padlock_sim::Command::Close { by };
        (words, Action::Hand(close))
    })
}

/// So much of a conversation is shown.
pub const LATEST: usize = 40;

/// What one end said and heard last, in the order of the messages; and how much came before that.
fn conversation(state: &AppState, party: Party) -> (usize, Vec<Rc<SaidCard>>) {
    let world = state.world();
    let mut said = world.said(party).into_iter();
    let mut heard: Vec<&Heard> = world.heard(party).collect();
    heard.sort_by_key(|heard| heard.message);
    let mut heard = heard.into_iter().peekable();
    let mut words_of = |message: &Message| {
        if message.from == party {
            return said.next();
        }
        while heard.next_if(|heard| heard.message < message.id).is_some() {}
        let heard = heard.next_if(|heard| heard.message == message.id);
        heard.map(|heard| heard.data.as_slice())
    };
    let messages = world.messages().iter();
    let messages = messages.filter(|message| message.name == MessageName::ApplicationData);
    let all: Vec<(&Message, &[u8])> = messages
        .filter_map(|message| words_of(message).map(|words| (message, words)))
        .collect();
    let before = all.len().saturating_sub(LATEST);
    let latest = all.into_iter().skip(before);
    let card = |(message, words): (&Message, &[u8])| {
        let own = message.from == party;
        Rc::new(SaidCard {
            key: format!("m{}", message.id.index()),
            verb: state
                .text
                .label(if own { Label::Said } else { Label::Heard }),
            words: number::words(words),
            own,
        })
    };
    (before, latest.map(card).collect())
}

/// `expect_server_hello` as `ExpectServerHello`.
fn rfc_word(state: State) -> String {
    state
        .id()
        .split('_')
        .flat_map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| format!("{}{}", first.to_ascii_uppercase(), letters.as_str()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use padlock_text::{Locale, Text};

    use super::*;

    #[test]
    fn the_last_words_are_shown_and_the_rest_is_counted() {
        let words: Vec<String> = (0..LATEST + 5).map(|at| format!("c:word{at}")).collect();
        let address = format!(
            "scenario=tls12-rsa&size=toy&seed=1&do=9,{},2000",
            words.join(",")
        );
        let state = AppState::open(&address, Text::new(Locale::En));
        for party in [Party::Client, Party::Server] {
            let (before, said) = conversation(&state, party);
            let own = said.iter().filter(|words| words.own).count();
            assert_eq!(said.len(), LATEST);
            assert!(before >= 5);
            assert_eq!(own > LATEST / 2, party == Party::Client);
        }
        let (_, said) = conversation(&state, Party::Client);
        let own: Vec<&str> = said
            .iter()
            .filter(|words| words.own && words.words.starts_with("word"))
            .map(|words| words.words.as_str())
            .collect();
        assert_eq!(own.last(), Some(&format!("word{}", LATEST + 4).as_str()));
        assert!(own.is_sorted_by_key(|words| words.trim_start_matches("word").parse::<u32>().ok()));
    }
}
