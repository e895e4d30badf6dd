//! The root: the home of the page's state, which follows every action and is drawn anew.

use gloo::{
    events::EventListener,
    timers::callback::{Interval, Timeout},
};
use yew::prelude::*;

use super::page::{Picture, page};
#[cfg(not(feature = "whole"))]
use crate::effects::{Guide, follow};
use crate::{
    effects::{
        Act, BehindTheFrame, Kit, Sight, after_the_frame, behind_the_frame, fragment,
        listen_to_fragment, listen_to_printer, play, settle, speak, write_fragment,
    },
    store::{Action, AppState, Moment, Pace},
    view::scene,
};

/// The root. Actions come in, the state changes, and the page is rendered from it.
pub struct App {
    state: AppState,
    kit: Kit,
    picture: Picture,
    /// Counts the pictures.
    drawings: u32,
    /// Ends when what was done has been painted, and what follows from it is drawn.
    drawing: Option<BehindTheFrame>,
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
        let kit = Kit {
            act: act.clone(),
            text: state.text.clone(),
        };
        Self {
            _listener: listen_to_fragment(act.clone()),
            _printer: listen_to_printer(&act),
            #[cfg(feature = "whole")]
            _keys: crate::effects::listen_to_keys(act),
            picture: Picture::of(&kit, &state, 0),
            kit,
            state,
            drawings: 0,
            drawing: None,
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
        let serial = scene::leaving(&self.state);
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
        let leaving = scene::leaving(&self.state);
        if leaving.is_some() && leaving != serial {
            let act = &self.kit.act;
            let behind = || behind_the_frame(act, Action::Draw);
            self.drawing.get_or_insert_with(behind);
        } else {
            self.draw();
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        page(&self.kit, &self.state, &self.picture)
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first {
            self.enter();
        }
        if self.drawing.is_some() {
            self.sight.leave();
            return;
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

impl App {
    /// Draws all that follows from the moment.
    fn draw(&mut self) {
        self.drawing = None;
        self.drawings = self.drawings.wrapping_add(1);
        self.picture = Picture::of(&self.kit, &self.state, self.drawings);
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
                Err(why) => self.state.notice = Some(crate::store::Notice::Words(why)),
            },
            Action::Print => crate::effects::print(),
            Action::Watch(_) => {
                crate::effects::fold(super::menus::OWN);
                crate::effects::focus_by_id(super::recording::ID);
            }
            _ => {}
        }
    }

    /// Reading begins anew where a recording comes onto the stage, or goes.
    fn turn(&mut self) {
        let now = self.state.recording.is_some();
        if std::mem::replace(&mut self.recorded, now) != now {
            crate::effects::focus_by_id(if now { super::recording::ID } else { "stage" });
        }
    }
}
