//! The page: the home of its state, and the layout of its parts.

use gloo::{events::EventListener, timers::callback::Interval};
use padlock_text::{Arg, Label};
use yew::prelude::*;

use super::{
    brand::tour, header::header, inspector::inspector, notice::notice, pane_tabs::pane_tabs,
    stage::stage, story::story, time_bar::time_bar,
};
#[cfg(not(feature = "whole"))]
use crate::effects::{Guide, follow};
use crate::{
    effects::{Act, Kit, Sight, focus_by_id, fragment, listen_to_fragment, play, write_fragment},
    store::{Action, AppState, Moment},
    view::{ladder, lamps, settings, story as told, subject},
};

/// The root. Actions come in, the state changes, and the page is rendered from it.
pub struct App {
    state: AppState,
    kit: Kit,
    /// The moment that the address tells.
    address: String,
    sight: Sight,
    playing: Option<Interval>,
    #[cfg(not(feature = "whole"))]
    guide: Guide,
    _listener: Option<EventListener>,
}

impl Component for App {
    type Message = Action;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let state = AppState::open(&fragment());
        let act = Act::new(ctx.link().callback(|action| action));
        Self {
            _listener: listen_to_fragment(act.clone()),
            kit: Kit {
                act,
                text: state.text.clone(),
            },
            state,
            address: String::new(),
            sight: Sight::default(),
            playing: None,
            #[cfg(not(feature = "whole"))]
            guide: Guide::default(),
        }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        #[cfg(not(feature = "whole"))]
        if follow(&action, &self.state) {
            return false;
        }
        action.apply(&mut self.state);
        if self.playing.is_some() != self.state.playing {
            self.playing = self.state.playing.then(|| play(self.kit.act.clone()));
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        page(&self.kit, &self.state)
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let moment = Moment::of(&self.state).write();
        if self.address != moment {
            write_fragment(&moment);
            self.address = moment;
        }
        let (delivered, all) = ladder::progress(&self.state);
        self.sight.follow(delivered, all);
        #[cfg(not(feature = "whole"))]
        self.guide.follow(self.state.tour, &self.kit.act);
    }
}

fn page(kit: &Kit, state: &AppState) -> Html {
    let text = &kit.text;
    let bad_link = |part: &String| text.label_with(Label::BadLink, &[("part", Arg::Text(part))]);
    html! {
        <div class="page">
            <button type="button" class="skip" onclick={|_| focus_by_id("stage")}>{ text.label(Label::Skip) }</button>
            <div class="scroll">
            { header(kit, &settings::settings(state)) }
            { state.bad_link.as_ref().map(|part| notice(kit, &bad_link(part))) }
            { story(kit, &told::story(state), &lamps::lamps(state)) }
            { pane_tabs(kit, state.pane) }
            { stage(kit, state) }
            { inspector(kit, &subject::inspector(state)) }
            </div>
            { time_bar(kit, state.timeline.position(), &told::stops(state), &told::now(state), state.playing) }
            <div class="unseen" role="status" aria-live="polite">{ told::live(state) }</div>
            { tour(kit, state) }
        </div>
    }
}
