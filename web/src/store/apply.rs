//! What each action does to the state.

#[cfg(feature = "whole")]
use std::rc::Rc;

use padlock_sim::{Command, verdict::LampName};
use padlock_text::Text;
use padlock_tls::party::Party;

use super::{Action, AppState, Moment, Selection, Tab, catalogue};
#[cfg(feature = "whole")]
use super::{Notice, played};
#[cfg(feature = "whole")]
use crate::view::compare::compare;
#[cfg(not(feature = "whole"))]
use crate::view::tour::{Part, STOPS};

impl Action {
    /// Does it.
    pub fn apply(self, state: &mut AppState) {
        #[cfg(feature = "whole")]
        let Some(this) = played::take(self, state) else {
            return;
        };
        #[cfg(not(feature = "whole"))]
        let this = self;
        match this {
            Self::Step => {
                state.playing = false;
                step(state);
            }
            // The page does it.
            Self::Draw | Self::Keep => {}
            Self::PlayOn => {
                step(state);
                state.playing &= !state.world().finished();
            }
            Self::Back => {
                state.playing = false;
                state.travel(|timeline| {
                    timeline.back();
                });
            }
            Self::Restart => {
                state.playing = false;
                state.travel(|timeline| timeline.restart());
            }
            Self::Seek(position) => {
                state.playing = false;
                state.travel(|timeline| timeline.seek(position));
            }
            Self::TogglePlay => {
                state.playing = !state.playing && !state.world().finished();
                if state.playing {
                    step(state);
                }
            }
            Self::Pace(pace) => state.pace = pace,
            Self::Say { by, words } => say(state, by, words),
            Self::Do(command) => attack(state, command),
            #[cfg(not(feature = "whole"))]
            Self::PlayRole { .. } => {}
            #[cfg(feature = "whole")]
            Self::PlayRole { role, by_hand } => {
                state.playing = false;
                state.command(Command::Play { role, by_hand });
            }
            #[cfg(feature = "whole")]
            Self::Choose { by, choice } => {
                state.command(Command::Choose { by, choice });
            }
            #[cfg(feature = "whole")]
            Self::Hand(command) => {
                state.playing = false;
                state.command(command);
            }
            #[cfg(feature = "whole")]
            Self::Attack(attack) => {
                state.playing = false;
                state.begin_attack(attack, Command::Attack(attack));
            }
            #[cfg(feature = "whole")]
            Self::GoOn(calls) => state.go_on(calls),
            #[cfg(feature = "whole")]
            Self::TakeBack(number) => state.take_back(number),
            #[cfg(feature = "whole")]
            Self::Hear { number, report } => state.hear(number, report),
            #[cfg(feature = "whole")]
            Self::Cancel => {
                // Playing on would begin it again.
                state.playing = false;
                state.job = None;
            }
            Self::Select(selection) => {
                state.selection = selection;
                state.picked = None;
                state.tab = state.selection.tab(state.tab);
            }
            Self::Pick(selection) => state.picked = Some(selection),
            Self::Tab(tab) => state.tab = tab,
            Self::Viewer(role) => state.viewer = Some(role),
            Self::Pane(role) => state.pane = role,
            #[cfg(not(feature = "whole"))]
            Self::Tour(at) => {
                state.tour = at;
                let stop = at.and_then(|at| STOPS.get(at));
                if let Some(Part::Pane(role)) = stop.map(|stop| stop.part) {
                    state.pane = role;
                }
            }
            Self::Scenario(id) => {
                if catalogue::named(&id).is_some() {
                    let seed = state.story.key("seed").map(str::to_owned);
                    let mut moment = Moment {
                        scenario: id,
                        ..Moment::default()
                    };
                    if let Some(seed) = seed {
                        moment.set("seed", seed);
                    }
                    state.begin(moment);
                }
            }
            Self::Size(size) => begin(state, |story| story.set("size", size.id().to_owned())),
            Self::Seed(seed) => begin(state, |story| story.set("seed", seed.to_string())),
            Self::Open(fragment) => {
                if fragment != Moment::of(state).write() {
                    state.reopen(&fragment);
                }
            }
            Self::Paper(prints) => state.prints = prints,
            Self::Dismiss => state.notice = None,
            Self::Language(locale) => state.text = Text::new(locale),
            #[cfg(feature = "whole")]
            Self::Set { key, value } => set(state, key, value),
            #[cfg(feature = "whole")]
            Self::Story(file) => {
                let scenario = "own".to_owned();
                let file = Some(file);
                state.begin(Moment {
                    scenario,
                    file,
                    ..Moment::default()
                });
            }
            #[cfg(feature = "whole")]
            Self::Watch(conversation) => state.watch(conversation),
            #[cfg(feature = "whole")]
            Self::Leave => state.leave(),
            #[cfg(feature = "whole")]
            Self::Compare(with) => match compare(state, &with) {
                Ok(card) => state.compared = Some(Rc::new(card)),
                Err(why) => state.notice = Some(Notice::Words(why)),
            },
            // Effects, which the page carries out.
            #[cfg(feature = "whole")]
            Self::Export(_) => {}
            #[cfg(feature = "whole")]
            Self::Print => state.prints = true,
            #[cfg(feature = "whole")]
            Self::Visit(end) => {
                state.playing = false;
                state.travel(|timeline| timeline.visit(end));
            }
        }
    }
}

/// What fits the old version or suite need not fit the new one.
#[cfg(feature = "whole")]
fn set(state: &mut AppState, key: &'static str, value: Option<String>) {
    begin(state, |story| {
        story.unset("cipher_suite");
        match value {
            Some(value) => story.set(key, value),
            None => story.unset(key),
        }
    });
}

fn step(state: &mut AppState) {
    if !state.world().finished() && next(state) {
        state.selection = Selection::Newest;
        state.picked = None;
        if state.tab == Tab::Derivation {
            state.tab = Tab::Bytes;
        }
    }
}

#[cfg(not(feature = "whole"))]
fn next(state: &mut AppState) -> bool {
    state.command(Command::Step)
}

#[cfg(feature = "whole")]
fn next(state: &mut AppState) -> bool {
    state.step_or_begin()
}

fn say(state: &mut AppState, by: Party, words: String) {
    let alone = state
        .world()
        .next_message()
        .is_none_or(|next| next.from == by);
    let waiting = state
        .world()
        .messages()
        .len()
        .saturating_sub(state.world().delivered());
    state.playing = false;
    if state.command(Command::Say { by, text: words }) && alone && waiting == 0 {
        step(state);
    }
}

fn attack(state: &mut AppState, command: Command) {
    state.playing = false;
    if state.command(command) {
        state.selection = Selection::Lamp(LampName::Privacy);
        state.picked = None;
        state.tab = Tab::Derivation;
    }
}

fn begin(state: &mut AppState, change: impl FnOnce(&mut Moment)) {
    let mut story = state.story.clone();
    change(&mut story);
    state.begin(story);
}
