//! The client's or the server's pane.

use padlock_sim::Role;
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
    pub values: Option<Vec<ValueCard>>,
    /// How many values it knows, those included that are not shown.
    pub known: usize,
    /// What it said and heard, oldest first.
    pub said: Vec<SaidCard>,
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
        said: conversation(state, party),
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

/// What one end said and heard, in the order of the messages.
fn conversation(state: &AppState, party: Party) -> Vec<SaidCard> {
    let (world, text) = (state.world(), &state.text);
    let mut said = world.said(party).into_iter();
    let mut cards = Vec::new();
    for message in world
        .messages()
        .iter()
        .filter(|message| message.name == MessageName::ApplicationData)
    {
        let own = message.from == party;
        let words = if own {
            said.next()
        } else {
            world
                .heard(party)
                .find(|heard| heard.message == message.id)
                .map(|heard| heard.data.as_slice())
        };
        cards.extend(words.map(|words| SaidCard {
            key: format!("m{}", message.id.index()),
            verb: text.label(if own { Label::Said } else { Label::Heard }),
            words: number::words(words),
            own,
        }));
    }
    cards
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
