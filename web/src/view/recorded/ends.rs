//! The two ends of a recording, as an onlooker tells them.

use std::rc::Rc;

use padlock_sim::import::{Closed, Imported};
use padlock_text::{Arg, Label, Text, ToolLabel};
use padlock_tls::{
    codec::{Field, Span},
    party::Party,
};

use super::{address, words};
use crate::{
    store::Played,
    view::{
        field, own,
        party::{LATEST, PartyCard, SaidCard, icon},
    },
};

/// A handshake is at the beginning: what an end says of itself is among its first messages.
const FIRST: usize = 40;
/// A certificate may have very many names.
const NAMES: usize = 4;

/// The fields that say so.
const HOST: &[Field] = &[Field::HostName];
const PROTOCOL: &[Field] = &[Field::ProtocolName];
const SUITE: &[Field] = &[Field::CipherSuite];
const GROUP: &[Field] = &[Field::NamedGroup, Field::NamedCurve, Field::SelectedGroup];
const NAME: &[Field] = &[Field::DnsName];

/// The pane of one end.
pub fn end(text: &Text, played: &Played, party: Party) -> PartyCard {
    let conversation = played.playback.conversation();
    let address = address(conversation, party).to_string();
    let known = match party {
        Party::Client => None,
        Party::Server => conversation.server_name(),
    };
    let (said_before, said) = said(text, played, party);
    let role = text.role(party.into());
    let name = known.as_ref().unwrap_or(&address);
    PartyCard {
        party,
        title: format!("{role} {name}"),
        icon: icon(party),
        switch: None,
        state: match known {
            Some(_) => address,
            None => String::new(),
        },
        state_id: String::new(),
        alarm: None,
        knows_label: text.tool(
            ToolLabel::RecordedFacts,
            &[("party", Arg::Text(&text.party(party)))],
        ),
        facts: facts(text, played, party),
        values: None,
        known: 0,
        said,
        said_before,
        say: None,
        close: None,
    }
}

/// What has been seen of an end so far.
fn facts(text: &Text, played: &Played, party: Party) -> Vec<(String, String)> {
    let tool = |label| text.tool(label, &[]);
    let rows = match party {
        Party::Client => vec![
            (tool(ToolLabel::RecordedAsks), HOST, 1),
            (tool(ToolLabel::RecordedSpeaks), PROTOCOL, NAMES),
            (tool(ToolLabel::RecordedShare), GROUP, NAMES),
        ],
        Party::Server => vec![
            (text.label(Label::CipherSuite), SUITE, 1),
            (tool(ToolLabel::RecordedGroup), GROUP, 1),
            (tool(ToolLabel::RecordedSpeaks), PROTOCOL, 1),
            (tool(ToolLabel::RecordedNames), NAME, NAMES),
        ],
    };
    let seen = |(name, wanted, most)| Some((name, shown(played, party, wanted, most)?));
    let agreed = agreed(played).filter(|_| party == Party::Server);
    let agreed = agreed.map(|version| (text.label(Label::Version), version));
    let secrets = (
        tool(ToolLabel::RecordedSecrets),
        secrets(text, played, party),
    );
    let seen = rows.into_iter().filter_map(seen);
    agreed.into_iter().chain(seen).chain([secrets]).collect()
}

/// The version, once the server has named it.
fn agreed(played: &Played) -> Option<String> {
    shown(played, Party::Server, SUITE, 1)?;
    own::version(played.playback.conversation())
}

/// The first values of these fields among the first messages of an end.
fn shown(played: &Played, party: Party, wanted: &[Field], most: usize) -> Option<String> {
    let first = played.playback.arrived().iter().take(FIRST);
    let own = first.filter(|message| message.from == party);
    let mut found: Vec<String> = Vec::new();
    for value in own.flat_map(|message| values(message, wanted)) {
        if !found.contains(&value) {
            found.push(value);
        }
    }
    let rest = found.len() > most;
    found.truncate(most);
    let list = (!found.is_empty()).then(|| found.join(", "))?;
    Some(if rest && most > 1 {
        format!("{list}, …")
    } else {
        list
    })
}

/// What a field holds, in the record, in what was inside it, and in what ends there.
fn values(message: &Imported, wanted: &[Field]) -> Vec<String> {
    let view = &message.view;
    let read = |(bytes, spans): (&Vec<u8>, &Vec<Span>)| {
        let spans = spans.iter().filter(|span| wanted.contains(&span.field));
        let values = spans.filter_map(|span| {
            let bytes = bytes.get(span.bytes.clone())?;
            Some(match span.field {
                // Curves have their code points among the groups (RFC 8422 section 5.1.1, RFC 8446 section 4.2.7).
                Field::NamedCurve => field::short(Field::NamedGroup, bytes),
                field => field::short(field, bytes),
            })
        });
        values.collect::<Vec<String>>()
    };
    let opened = view.opened.as_ref();
    let opened = opened.map(|opened| (&opened.bytes, &opened.dissection.spans));
    let joined = message.joined.iter();
    let joined = joined.map(|(bytes, joined)| (bytes, &joined.spans));
    let all = [(&view.bytes, &view.outer.spans)].into_iter();
    all.chain(opened).chain(joined).flat_map(read).collect()
}

/// Whether what an end sends under keys can be opened.
fn secrets(text: &Text, played: &Played, party: Party) -> String {
    let messages = &played.playback.conversation().messages;
    let own = messages.iter().filter(|m| m.from == party && m.protected);
    let mut why: Option<Closed> = None;
    let mut any = false;
    for message in own {
        any = true;
        if message.view.opened.is_some() {
            return text.tool(ToolLabel::RecordedSecretsThere, &[]);
        }
        why = why.or(message.closed);
    }
    match (why, any) {
        (Some(why), _) => own::closed(text, why),
        (None, true) => own::closed(text, Closed::NoSecret),
        (None, false) => text.tool(ToolLabel::RecordedSecretsNone, &[]),
    }
}

/// What was said and heard last, as far as the key log opens it; and how much came before that.
fn said(text: &Text, played: &Played, party: Party) -> (usize, Vec<Rc<SaidCard>>) {
    let arrived = played.playback.arrived().iter().enumerate();
    let has_words = |message: &Imported| message.said().is_some_and(|said| !said.is_empty());
    let all: Vec<_> = arrived.filter(|(_, message)| has_words(message)).collect();
    let before = all.len().saturating_sub(LATEST);
    let card = |(at, message): (usize, &Imported)| {
        let own = message.from == party;
        Rc::new(SaidCard {
            key: format!("m{at}"),
            verb: text.label(if own { Label::Said } else { Label::Heard }),
            words: words(message).unwrap_or_default(),
            own,
        })
    };
    (before, all.into_iter().skip(before).map(card).collect())
}
