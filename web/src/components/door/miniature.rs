//! The first handshake, small, playing by itself.

use gloo::timers::callback::Interval;
use padlock_text::{DoorLabel, Text};
use yew::prelude::*;

use super::{actor::actor, wire::wire};
use crate::{
    components::{
        element::p,
        flight::flight,
        icon::{Icon, icon},
    },
    effects::{paced, prefers_still},
    store::{Action, AppState, Pace},
    view::miniature,
};

/// Where it stands when nothing is to move: the premaster secret has crossed the wire.
const TELLING: &str = "do=5";

#[derive(Properties, PartialEq)]
pub struct MiniatureProps {
    pub text: Text,
}

/// It keeps a story of its own, and the beat that steps it.
pub struct Miniature {
    state: AppState,
    playing: Option<Interval>,
}

/// What moves it.
pub enum Beat {
    /// The next message; after the last one, the first again.
    Next,
    /// Pause, or go on.
    Toggle,
}

impl Component for Miniature {
    type Message = Beat;
    type Properties = MiniatureProps;

    fn create(ctx: &Context<Self>) -> Self {
        let still = prefers_still();
        Self {
            state: AppState::open(if still { TELLING } else { "" }, ctx.props().text.clone()),
            playing: (!still).then(|| play(ctx)),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &MiniatureProps) -> bool {
        self.state.text = ctx.props().text.clone();
        true
    }

    fn update(&mut self, ctx: &Context<Self>, beat: Beat) -> bool {
        match beat {
            Beat::Next if self.state.world().finished() => {
                Action::Restart.apply(&mut self.state);
            }
            Beat::Next => Action::Step.apply(&mut self.state),
            Beat::Toggle => {
                self.playing = self.playing.is_none().then(|| play(ctx));
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let text = &self.state.text;
        let card = miniature::miniature(&self.state);
        let (shown, words) = match self.playing {
            Some(_) => (Icon::Pause, DoorLabel::Pause),
            None => (Icon::Play, DoorLabel::Resume),
        };
        let name = text.door(DoorLabel::Miniature, &[]);
        html! {
            <section class="miniature" aria-label={name.clone()}>
                <div class="panes" role="img" aria-label={name}>
                    { actor(&card.client) }
                    { wire(&card) }
                    { actor(&card.server) }
                    { flight(card.flight.as_ref()) }
                </div>
                <div class="caption">
                    { p("", &card.title) }
                    <button type="button" onclick={ctx.link().callback(|_| Beat::Toggle)}>
                        { icon(shown) }{ text.door(words, &[]) }
                    </button>
                </div>
            </section>
        }
    }
}

fn play(ctx: &Context<Miniature>) -> Interval {
    let link = ctx.link().clone();
    paced(Pace::Usual.milliseconds(), move || {
        link.send_message(Beat::Next)
    })
}
