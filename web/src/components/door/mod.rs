//! The front door: what this is, a handshake that plays by itself, and the catalogue.

mod actor;
mod card;
mod entrance;
mod miniature;
mod shelf;
mod wire;

use padlock_text::{Arg, DoorLabel, Label, Text};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    element::{element, labelled, p},
    icon::Icon,
};
use crate::{store::AppState, view::door};

/// The door. It keeps what is searched for.
pub struct Door {
    text: Text,
    wanted: String,
}

impl Component for Door {
    /// Other words to search for.
    type Message = String;
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        Self {
            text: AppState::open("").text,
            wanted: String::new(),
        }
    }

    fn update(&mut self, _: &Context<Self>, wanted: String) -> bool {
        self.wanted = wanted;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let text = &self.text;
        html! {
            <div class="door">
                <header class="bar">
                    { labelled("span", "brand", Icon::Lock, &text.label(Label::Name)) }
                    <div class="tools-slot"></div>
                </header>
                <main>
                    { entrance::entrance(text) }
                    { catalogue(text, &self.wanted, ctx.link().callback(|wanted| wanted)) }
                </main>
            </div>
        }
    }
}

fn catalogue(text: &Text, wanted: &str, search: Callback<String>) -> Html {
    let shelves = door::shelves(text, wanted);
    let found = match door::count(&shelves) {
        0 => text.door(DoorLabel::None, &[]),
        count => text.door(DoorLabel::Found, &[("count", Arg::Count(count))]),
    };
    let oninput = move |event: InputEvent| {
        search.emit(event.target_unchecked_into::<HtmlInputElement>().value());
    };
    html! {
        <section class="catalogue" aria-labelledby="stories">
            <div class="find">
                <h2 id="stories">{ text.door(DoorLabel::Stories, &[]) }</h2>
                <label>
                    { element("span", "hint", &text.door(DoorLabel::Search, &[])) }
                    <input type="search" autocomplete="off" maxlength="80" value={wanted.to_owned()} {oninput} />
                </label>
                <div class="hint" role="status">{ p("", &found) }</div>
            </div>
            { for shelves.iter().map(shelf::shelf) }
        </section>
    }
}
