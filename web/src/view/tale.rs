//! What just happened, in words, for any story: from the events of the last command.

use padlock_sim::{Event, Role};
use padlock_text::{Arg, ToolLabel};

use super::{decision, deed, ladder, rung, story::StoryCard};
use crate::store::AppState;

/// The last command of any story, or its beginning.
pub fn tale(state: &AppState) -> StoryCard {
    let text = &state.text;
    if state.timeline.position() == 0 {
        let scenario = state.world().scenario();
        return StoryCard {
            title: text.scenario_title(scenario),
            words: text.scenario_story(scenario).unwrap_or_default(),
        };
    }
    let events = state.timeline.events();
    let told = events.iter().rev().find_map(|event| of_event(state, event));
    told.or_else(|| arrived(state)).unwrap_or(StoryCard {
        title: text.scenario_title(state.world().scenario()),
        words: String::new(),
    })
}

/// A message that arrived, and what it is for.
fn arrived(state: &AppState) -> Option<StoryCard> {
    let text = &state.text;
    let message = ladder::delivered(state).or_else(|| ladder::newest(state))?;
    let (party, name) = (text.role(message.origin), rung::sent_name(state, message));
    let args = [("party", Arg::Text(&party)), ("name", Arg::Text(&name))];
    Some(StoryCard {
        title: text.tool(ToolLabel::MomentSent, &args),
        words: super::message::explained(state, message),
    })
}

fn of_event(state: &AppState, event: &Event) -> Option<StoryCard> {
    let text = &state.text;
    let said = |words| {
        Some(StoryCard {
            title: eavesdropper(state, event),
            words,
        })
    };
    match event {
        Event::Failed { by, error } => {
            let party = text.party(*by);
            let why = text.check_failed(error.check);
            let args = [("party", Arg::Text(&party)), ("why", Arg::Text(&why))];
            Some(StoryCard {
                title: text.tool(ToolLabel::MomentFailed, &args[..1]),
                words: why.clone(),
            })
        }
        Event::Altered { message, .. } | Event::Handled { message, .. } => {
            let name = state.world().message(*message);
            let name = name.map_or_else(String::new, |name| text.message(name.name));
            said(text.tool(ToolLabel::MomentHand, &[("name", Arg::Text(&name))]))
        }
        Event::WentBetween => said(text.tool(ToolLabel::MomentBetween, &[])),
        Event::Guessed(_) => said(text.tool(ToolLabel::MomentGuessed, &[])),
        Event::Connected { by } if *by != Role::Eavesdropper => {
            let party = text.role(*by);
            let args = [("party", Arg::Text(&party))];
            Some(StoryCard {
                title: text.tool(ToolLabel::MomentReconnects, &args),
                words: text.tool(ToolLabel::MomentConnected, &[]),
            })
        }
        Event::Connected { .. } => said(text.tool(ToolLabel::MomentConnected, &[])),
        Event::Cracked { op, .. } => said(text.hard_explained(*op)),
        Event::Leaked(slot) => said(text.slot(*slot)),
        Event::PlanFailed(why) => {
            let why = text.refused(*why);
            said(text.tool(ToolLabel::MomentPlanFailed, &[("why", Arg::Text(&why))]))
        }
        Event::Attacked {
            attack,
            calls,
            found,
        } => {
            let label = match found {
                0 => ToolLabel::MomentAskedInVain,
                _ => ToolLabel::MomentAsked,
            };
            let name = deed::attack(text, *attack);
            let args = [("attack", Arg::Text(&name)), ("calls", Arg::Count(*calls))];
            said(text.tool(label, &args))
        }
        Event::Played { role, by_hand } => Some(played(state, *role, *by_hand)),
        Event::Decided { by, choice } if state.plays(Role::from(*by)) => {
            let what = text.decision(choice.kind());
            let choice = decision::words(state, choice);
            let party = text.party(*by);
            let args = [("what", Arg::Text(&what)), ("choice", Arg::Text(&choice))];
            Some(StoryCard {
                title: text.tool(ToolLabel::MomentDecided, &[("party", Arg::Text(&party))]),
                words: text.tool(ToolLabel::MomentDecidedWords, &args),
            })
        }
        _ => None,
    }
}

fn played(state: &AppState, role: Role, by_hand: bool) -> StoryCard {
    let text = &state.text;
    let (title, words) = match (role, by_hand) {
        (Role::Eavesdropper, true) => (ToolLabel::MomentPlayed, ToolLabel::MomentPlayedEve),
        (_, true) => (ToolLabel::MomentPlayed, ToolLabel::MomentPlayedWords),
        (_, false) => (ToolLabel::MomentAuto, ToolLabel::MomentAutoWords),
    };
    let role = text.role(role);
    let args = [("role", Arg::Text(&role))];
    StoryCard {
        title: text.tool(title, &args),
        words: text.tool(words, &args),
    }
}

/// A title with what she did.
fn eavesdropper(state: &AppState, event: &Event) -> String {
    let text = &state.text;
    let label = match event {
        Event::Altered { .. } => ToolLabel::DeedAlter,
        Event::Handled { hand, .. } => of_hand(hand),
        Event::WentBetween => ToolLabel::DeedGoBetween,
        Event::Guessed(_) => ToolLabel::DeedGuess,
        Event::Connected { .. } => ToolLabel::DeedConnect,
        Event::Cracked { .. } => ToolLabel::DeedCrack,
        Event::Leaked(_) => ToolLabel::DeedLeak,
        _ => ToolLabel::DeedAttack,
    };
    let deed = text.tool(label, &[]);
    text.tool(ToolLabel::MomentDeed, &[("deed", Arg::Text(&deed))])
}

/// A hand's words, by `Hand::id`.
fn of_hand(hand: &str) -> ToolLabel {
    let labels = [
        ("hold", ToolLabel::DeedHold),
        ("release", ToolLabel::DeedRelease),
        ("drop", ToolLabel::DeedDrop),
        ("delay", ToolLabel::DeedDelay),
        ("hurry", ToolLabel::DeedHurry),
        ("duplicate", ToolLabel::DeedDuplicate),
        ("replay", ToolLabel::DeedReplay),
        ("truncate", ToolLabel::DeedTruncate),
        ("edit", ToolLabel::DeedEdit),
        ("inject", ToolLabel::DeedInject),
    ];
    let mut found = labels.iter().filter(|(id, _)| *id == hand);
    found
        .next()
        .map_or(ToolLabel::DeedAlter, |(_, label)| *label)
}
