//! The page as it is drawn. What was done shows at once, in a frame that costs little: the message leaves, and the line of moments is
//! one on. All that follows from it is drawn behind that frame.

use std::rc::Rc;

use padlock_sim::Role;
use padlock_text::{Arg, Label};
use yew::prelude::*;

use super::{
    brand::tour,
    element::{classes, when},
    flight::flight,
    handout::handout,
    header::header,
    inspector::inspector,
    kept::kept,
    notice::notice,
    pane_tabs::pane_tabs,
    play::{head, job, more},
    stage::panes,
    time_bar::time_bar,
};
use crate::{
    effects::{Kit, address, focus_by_id},
    store::{AppState, Notice},
    view::{
        handout as paper,
        scene::{self, Beat},
        settings,
    },
};

/// All that follows from the moment, as it was drawn last.
pub struct Picture {
    class: Classes,
    top: Rc<Part>,
    panes: Rc<Part>,
    inspector: Rc<Part>,
    bottom: Rc<Part>,
}

/// A part of the page in one of its drawings.
struct Part {
    drawing: u32,
    html: Html,
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        self.drawing == other.drawing
    }
}

impl Picture {
    /// Draws the state; every drawing has a number of its own.
    pub fn of(kit: &Kit, state: &AppState, drawing: u32) -> Self {
        let text = &kit.text;
        let told = |why: &Notice| match why {
            Notice::Part(part) => text.label_with(Label::BadLink, &[("part", Arg::Text(part))]),
            Notice::Words(words) => words.clone(),
        };
        let scene = scene::scene(state);
        let recorded = scene.head.is_recording();
        let hers = !recorded && state.plays(Role::Eavesdropper);
        let part = |html| Rc::new(Part { drawing, html });
        Self {
            class: classes(&["page", when(recorded, "recorded"), when(hers, "hers")]),
            // What comes and goes has a place of its own, so that its neighbours keep theirs, and what was typed into them.
            top: part(html! { <>
                { header(kit, &settings::settings(state), more(kit, state)) }
                <div class="place">
                    { state.notice.as_ref().map(|why| notice(kit, &told(why))) }
                    { job(kit, state) }
                </div>
                { head(kit, &scene.head) }
                { pane_tabs(kit, state.pane) }
            </> }),
            panes: part(panes(kit, state, &scene)),
            inspector: part(inspector(kit, &scene.inspector)),
            bottom: part(html! { <>
                <div class="unseen" role="status" aria-live="polite">{ scene.live }</div>
                { tour(kit, state) }
                if state.prints && !recorded {
                    { handout(&paper::handout(state, &address())) }
                }
            </> }),
        }
    }
}

/// What was drawn last, and what is to be seen at once.
pub fn page(kit: &Kit, state: &AppState, picture: &Picture) -> Html {
    let drawn = |part| kept(kit, part, |_, part: &Part| part.html.clone());
    let Beat {
        flight: leaving,
        time,
    } = scene::beat(state);
    html! {
        <div class={picture.class.clone()}>
            <button type="button" class="skip" onclick={|_| focus_by_id("stage")}>{ kit.text.label(Label::Skip) }</button>
            <div class="scroll">
                { drawn(&picture.top) }
                <main class="stage" id="stage" tabindex="-1">
                    { drawn(&picture.panes) }
                    { flight(leaving.as_ref()) }
                </main>
                { drawn(&picture.inspector) }
            </div>
            { time_bar(kit, &time, (state.playing, state.pace)) }
            { drawn(&picture.bottom) }
        </div>
    }
}
