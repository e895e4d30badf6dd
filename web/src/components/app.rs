//! The page: provides the store and the words, and lays the parts out.

use std::rc::Rc;

use padlock_text::{Label, Text};
use yew::prelude::*;

use super::{
    header::Header, inspector::Inspector, notice::Notice, pane_tabs::PaneTabs, stage::Stage,
    story::Story, time_bar::TimeBar,
};
use padlock_text::Arg;
use padlock_tls::party::Party;

use crate::{
    hooks::{Act, focus_by_id, fragment, use_fragment, use_play},
    store::{AppState, Moment},
    view::{lamps, party, settings, story, subject, wire},
};

#[component]
pub fn App() -> Html {
    let state = use_reducer(|| AppState::open(&fragment()));
    let act = Act::new(state.dispatcher());
    use_play(act.clone(), state.playing);
    use_fragment(act.clone(), Moment::of(&state).write());
    html! {
        <ContextProvider<Act> context={act}>
            <ContextProvider<Text> context={state.text.clone()}>
                { page(&state) }
            </ContextProvider<Text>>
        </ContextProvider<Act>>
    }
}

fn page(state: &AppState) -> Html {
    let text = &state.text;
    let notice = state
        .bad_link
        .as_ref()
        .map(|part| text.label_with(Label::BadLink, &[("part", Arg::Text(part))]));
    html! {
        <div class="page">
            <button type="button" class="skip" onclick={|_| focus_by_id("stage")}>{ text.label(Label::Skip) }</button>
            <Header card={settings::settings(state)} />
            if let Some(words) = notice {
                <Notice {words} />
            }
            <Story card={story::story(state)} verdict={text.label(Label::Verdict)} lamps={lamps::lamps(state)} />
            <PaneTabs chosen={state.pane} />
            <Stage
                client={party::party(state, Party::Client)}
                wire={wire::wire(state)}
                server={party::party(state, Party::Server)}
                flight={wire::flight(state)}
                chosen={state.pane}
            />
            <Inspector card={Rc::new(subject::inspector(state))} />
            <TimeBar
                position={state.timeline.position()}
                stops={story::stops(state)}
                now={story::now(state)}
                playing={state.playing}
            />
            <div class="unseen" role="status" aria-live="polite">{ story::live(state) }</div>
        </div>
    }
}
