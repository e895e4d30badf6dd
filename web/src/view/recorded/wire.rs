//! The wire of a recording: its ladder, and what an eavesdropper has of it. She has no key log.

use std::rc::Rc;

use padlock_sim::{MessageId, Role, import::Imported};
use padlock_text::{Arg, Label, Text, ToolLabel};
use padlock_tls::party::Size;

use crate::{
    store::{AppState, Played, Selection},
    view::{
        ladder::{self, FlightCard, LadderCard, SHOWN},
        notebook, own,
        passage::RungStage,
        rung::{self, RungCard},
        value::{Look, meaning_word},
        wire::WireCard,
    },
};

/// The most values that are listed.
const VALUES: usize = 100;

/// Her pane.
pub fn wire(text: &Text, played: &Played) -> WireCard {
    let known = &played.knowledge.known;
    let look = look(text, played);
    let newest = known.lines().rev().take(VALUES);
    WireCard {
        title: text.role(Role::Eavesdropper),
        switch: None,
        ladder: ladder(text, played),
        knows: newest
            .map(|(id, line)| Rc::new(look.card(id, line)))
            .collect(),
        known: known.len(),
        could: Vec::new(),
        idle: text.tool(ToolLabel::RecordedIdle, &[]),
        lacks: played
            .knowledge
            .lacks
            .iter()
            .map(|missing| notebook::lack(text, missing))
            .collect(),
    }
}

/// How her values look.
pub fn look<'a>(text: &'a Text, played: &'a Played) -> Look<'a> {
    Look {
        text,
        size: Size::Full,
        role: Role::Eavesdropper,
        selection: &played.selection,
        before: None,
    }
}

fn ladder(text: &Text, played: &Played) -> LadderCard {
    let messages = &played.playback.conversation().messages;
    let before = played.playback.position().saturating_sub(SHOWN.0);
    let shown = messages.iter().enumerate().skip(before);
    let shown = shown.take(SHOWN.0 + SHOWN.1);
    let rung = |(at, message)| Rc::new(rung(text, played, at, message));
    let rungs: Vec<Rc<RungCard>> = shown.map(rung).collect();
    LadderCard {
        before,
        behind: messages.len().saturating_sub(before + rungs.len()),
        rungs,
    }
}

fn rung(text: &Text, played: &Played, at: usize, message: &Imported) -> RungCard {
    let position = played.playback.position();
    let stage = match at {
        at if at < position => RungStage::Delivered,
        at if at == position => RungStage::Next,
        _ => RungStage::Ahead,
    };
    let is_here = at <= position;
    let meaning = ladder::meaning(message.protected);
    let spoken = [
        ("from", Arg::Text(&text.party(message.from))),
        ("to", Arg::Text(&text.party(message.from.peer()))),
        ("meaning", Arg::Text(&meaning_word(text, meaning))),
    ];
    let count = [("count", Arg::Count(message.view.bytes.len() as u64))];
    RungCard {
        key: format!("m{at}"),
        heading: message.from.into(),
        meaning,
        stage,
        name: own::names(text, message),
        size: Some(text.label_with(Label::BytesShort, &count)),
        spoken: match is_here {
            true => text.label_with(stage.spoken(), &spoken),
            false => text.label_with(Label::MessageAhead, &spoken[..2]),
        },
        target: is_here.then(|| Selection::Message(id(at))),
        selected: shown(played) == Some(at),
        fresh: played.fresh && at + 1 == position,
        opened: message.view.opened.is_some(),
        ..rung::still(at + 1)
    }
}

/// The message in the air.
pub fn flight(state: &AppState, played: &Played) -> Option<FlightCard> {
    let message = played.playback.arrived().last()?;
    played.fresh.then(|| FlightCard {
        serial: state.serial,
        heading: message.from.into(),
        meaning: ladder::meaning(message.protected),
        name: own::names(&state.text, message),
    })
}

/// The place of a message as an id; beyond four thousand millions there is none.
fn id(at: usize) -> MessageId {
    MessageId(u32::try_from(at).unwrap_or(u32::MAX))
}

/// The place of the message that the inspector shows, if it shows one.
pub fn shown(played: &Played) -> Option<usize> {
    let position = played.playback.position();
    match &played.selection {
        Selection::Newest => Some(position.saturating_sub(1)),
        Selection::Message(id) => Some(id.index()),
        Selection::Value { .. } | Selection::Lamp(_) => None,
    }
}
