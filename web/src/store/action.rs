//! What a person can do: a command to the simulator, or a change of view.

use padlock_sim::{Command, Role, verdict::LampName};
use padlock_tls::party::{Party, Size};

use super::{AppState, Moment, Selection, Tab, catalogue};

/// One thing done on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Deliver the next message.
    Step,
    /// Deliver the next message while playing; at the end, stop.
    PlayOn,
    /// One command back.
    Back,
    /// To the first moment.
    Restart,
    /// To a position on the line of moments.
    Seek(usize),
    /// Play, or pause.
    TogglePlay,
    /// Say something, and deliver it when nothing else is on the wire.
    Say {
        /// Who speaks.
        by: Party,
        /// What.
        words: String,
    },
    /// A command as it is: what the eavesdropper does.
    Do(Command),
    /// Look at something.
    Select(Selection),
    /// Look at one value of the selected message.
    Pick(Selection),
    /// Look from another side.
    Tab(Tab),
    /// Open records with this role's keys.
    Viewer(Role),
    /// Show this pane where only one fits.
    Pane(Role),
    /// Begin another scenario.
    Scenario(String),
    /// Begin again at this size.
    Size(Size),
    /// Begin again with this seed.
    Seed(u64),
    /// Go to the moment of an address.
    Open(String),
    /// Put the notice away.
    Dismiss,
}

impl Action {
    /// Does it.
    pub fn apply(self, state: &mut AppState) {
        match self {
            Self::Step => {
                state.playing = false;
                step(state);
            }
            Self::PlayOn => {
                step(state);
                state.playing &= state.world().next_message().is_some();
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
                state.playing = !state.playing && state.world().next_message().is_some();
                if state.playing {
                    step(state);
                }
            }
            Self::Say { by, words } => say(state, by, words),
            Self::Do(command) => attack(state, command),
            Self::Select(selection) => {
                state.selection = selection;
                state.picked = None;
                state.tab = state.selection.tab(state.tab);
            }
            Self::Pick(selection) => state.picked = Some(selection),
            Self::Tab(tab) => state.tab = tab,
            Self::Viewer(role) => state.viewer = Some(role),
            Self::Pane(role) => state.pane = role,
            Self::Scenario(id) => {
                if catalogue::named(&id).is_some() {
                    begin(state, |moment| moment.scenario = id);
                }
            }
            Self::Size(size) => begin(state, |moment| moment.size = size),
            Self::Seed(seed) => begin(state, |moment| moment.seed = seed),
            Self::Open(fragment) => {
                if fragment != Moment::of(state).write() {
                    *state = AppState::open(&fragment);
                }
            }
            Self::Dismiss => state.bad_link = None,
        }
    }
}

fn step(state: &mut AppState) {
    if state.world().next_message().is_some() && state.command(Command::Step) {
        state.selection = Selection::Newest;
        state.picked = None;
        if state.tab == Tab::Derivation {
            state.tab = Tab::Bytes;
        }
    }
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
    let mut moment = Moment::of(state);
    moment.commands.clear();
    change(&mut moment);
    state.begin(&moment);
}
