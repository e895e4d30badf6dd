//! The page: provides the store and the words, and lays the parts out.

use padlock_text::{Arg, Label};
use padlock_tls::party::Party;
use yew::prelude::*;

use super::{
    header::header, inspector::inspector, notice::notice, pane_tabs::pane_tabs, stage::Stage,
    story, time_bar::time_bar,
};
use crate::{
    hooks::{Act, Kit, focus_by_id, fragment, use_fragment, use_play},
    store::{AppState, Moment},
    view::{ladder, lamps, party, settings, story as told, subject, wire},
};

#[component]
pub fn App() -> Html {
    let state = use_reducer(|| AppState::open(&fragment()));
    let act = Act::new(state.dispatcher());
    use_play(act.clone(), state.playing);
    use_fragment(act.clone(), Moment::of(&state).write());
    let kit = Kit {
        act,
        text: state.text.clone(),
    };
    html! {
        <ContextProvider<Kit> context={kit.clone()}>{ page(&kit, &state) }</ContextProvider<Kit>>
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
            { for state.bad_link.as_ref().map(|part| notice(kit, bad_link(part))) }
            { story::story(kit, &told::story(state), &lamps::lamps(state)) }
            { pane_tabs(kit, state.pane) }
            <Stage
                client={party::party(state, Party::Client)}
                wire={wire::wire(state)}
                server={party::party(state, Party::Server)}
                flight={ladder::flight(state)}
                chosen={state.pane}
            />
            { inspector(kit, &subject::inspector(state)) }
            </div>
            { time_bar(kit, state.timeline.position(), &told::stops(state), &told::now(state), state.playing) }
            <div class="unseen" role="status" aria-live="polite">{ told::live(state) }</div>
        </div>
    }
}
