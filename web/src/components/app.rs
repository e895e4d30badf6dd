//! The page: the home of its state, and the layout of its parts.

use gloo::{
    events::EventListener,
    timers::callback::{Interval, Timeout},
};
use padlock_sim::Role;
use padlock_text::{Arg, Label};
use yew::prelude::*;

use super::{
    brand::tour,
    element::{classes, when},
    handout::handout,
    header::header,
    inspector::inspector,
    notice::notice,
    pane_tabs::pane_tabs,
    play::{head, job, more},
    stage::stage,
    time_bar::time_bar,
};
#[cfg(not(feature = "whole"))]
use crate::effects::{Guide, follow};
use crate::{
    effects::{
        Act, Kit, Sight, address, after_the_frame, focus_by_id, fragment, listen_to_fragment,
        listen_to_printer, play, settle, speak, write_fragment,
    },
    store::{Action, AppState, Moment, Notice, Pace},
    view::{handout as paper, scene, settings},
};

/// The root. Actions come in, the state changes, and the page is rendered from it.
pub struct App {
    state: AppState,
    kit: Kit,
    /// Ends when the moment has been painted, and is written into the address.
    keeping: Option<Timeout>,
    sight: Sight,
    playing: Option<(Pace, Interval)>,
    #[cfg(feature = "whole")]
    runner: Option<crate::effects::Runner>,
    /// Whether a recording is on the stage.
    #[cfg(feature = "whole")]
    recorded: bool,
    #[cfg(not(feature = "whole"))]
    guide: Guide,
    _listener: Option<EventListener>,
    _printer: Vec<EventListener>,
    #[cfg(feature = "whole")]
    _keys: Option<EventListener>,
}

impl Component for App {
    type Message = Action;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let state = AppState::open(&fragment(), settle());
        let act = Act::new(ctx.link().callback(|action| action));
        Self {
            _listener: listen_to_fragment(act.clone()),
            _printer: listen_to_printer(&act),
            #[cfg(feature = "whole")]
            _keys: crate::effects::listen_to_keys(act.clone()),
            kit: Kit {
                act,
                text: state.text.clone(),
            },
            state,
            keeping: None,
            sight: Sight::default(),
            playing: None,
            #[cfg(feature = "whole")]
            runner: None,
            #[cfg(feature = "whole")]
            recorded: false,
            #[cfg(not(feature = "whole"))]
            guide: Guide::default(),
        }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        if action == Action::Keep {
            write_fragment(&Moment::of(&self.state).write());
            return false;
        }
        let spoken = self.state.text.locale();
        #[cfg(feature = "whole")]
        self.give(&action);
        #[cfg(not(feature = "whole"))]
        if follow(&action, &self.state) {
            return false;
        }
        action.apply(&mut self.state);
        let locale = self.state.text.locale();
        if locale != spoken {
            self.kit.text = speak(locale);
        }
        #[cfg(feature = "whole")]
        {
            self.runner =
                crate::effects::Runner::follow(self.runner.take(), &self.kit.act, &self.state);
        }
        let pace = self.state.playing.then_some(self.state.pace);
        if self.playing.as_ref().map(|(pace, _)| *pace) != pace {
            self.playing = pace.map(|pace| {
                let act = self.kit.act.clone();
                (pace, play(act, pace.milliseconds()))
            });
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        page(&self.kit, &self.state)
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first {
            self.enter();
        }
        self.keeping = Some(after_the_frame(&self.kit.act, Action::Keep));
        let (delivered, all) = scene::progress(&self.state);
        self.sight.follow(delivered, all);
        #[cfg(feature = "whole")]
        self.turn();
        #[cfg(not(feature = "whole"))]
        self.guide.follow(self.state.tour, &self.kit.act);
    }
}

#[cfg(not(feature = "whole"))]
impl App {
    /// Nothing is to be opened first.
    const fn enter(&self) {}
}

#[cfg(feature = "whole")]
impl App {
    /// Opens what one came for.
    fn enter(&self) {
        if self.state.brings {
            crate::effects::unfold(super::menus::OWN);
        }
    }

    /// Gives the person what an action asks for.
    fn give(&mut self, action: &Action) {
        match action {
            Action::Export(format) => match crate::view::export::export(&self.state, *format) {
                Ok(file) => {
                    crate::effects::download(&file);
                }
                Err(why) => self.state.notice = Some(Notice::Words(why)),
            },
            Action::Print => crate::effects::print(),
            Action::Watch(_) => {
                crate::effects::fold(super::menus::OWN);
                focus_by_id(super::recording::ID);
            }
            _ => {}
        }
    }

    /// Reading begins anew where a recording comes onto the stage, or goes.
    fn turn(&mut self) {
        let now = self.state.recording.is_some();
        if std::mem::replace(&mut self.recorded, now) != now {
            focus_by_id(if now { super::recording::ID } else { "stage" });
        }
    }
}

/// What comes and goes has a place of its own, so that its neighbours keep theirs, and what was typed into them.
fn page(kit: &Kit, state: &AppState) -> Html {
    let text = &kit.text;
    let told = |why: &Notice| match why {
        Notice::Part(part) => text.label_with(Label::BadLink, &[("part", Arg::Text(part))]),
        Notice::Words(words) => words.clone(),
    };
    let scene = scene::scene(state);
    let recorded = scene.head.is_recording();
    let hers = !recorded && state.plays(Role::Eavesdropper);
    html! {
        <div class={classes(&["page", when(recorded, "recorded"), when(hers, "hers")])}>
            <button type="button" class="skip" onclick={|_| focus_by_id("stage")}>{ text.label(Label::Skip) }</button>
            <div class="scroll">
            { header(kit, &settings::settings(state), more(kit, state)) }
            <div class="place">
                { state.notice.as_ref().map(|why| notice(kit, &told(why))) }
                { job(kit, state) }
            </div>
            { head(kit, &scene.head) }
            { pane_tabs(kit, state.pane) }
            { stage(kit, state, &scene) }
            { inspector(kit, &scene.inspector) }
            </div>
            { time_bar(kit, &scene.time, (state.playing, state.pace)) }
            <div class="unseen" role="status" aria-live="polite">{ scene.live }</div>
            { tour(kit, state) }
            if state.prints && !recorded {
                { handout(&paper::handout(state, &address())) }
            }
        </div>
    }
}
