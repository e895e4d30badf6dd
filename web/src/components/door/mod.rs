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
    look::look,
};
use crate::{
    effects::{Act, Kit, settle, speak},
    store::Action,
    view::door,
};

/// The door. It keeps what is searched for.
pub struct Door {
    kit: Kit,
    wanted: String,
}

/// What happens at the door.
pub enum Knock {
    /// Other words are searched for.
    Wanted(String),
    /// Something of the header's.
    Do(Action),
}

impl Component for Door {
    type Message = Knock;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        Self {
            kit: Kit {
                act: Act::new(ctx.link().callback(Knock::Do)),
                text: settle(),
            },
            wanted: String::new(),
        }
    }

    fn update(&mut self, _: &Context<Self>, knock: Knock) -> bool {
        match knock {
            Knock::Wanted(wanted) => self.wanted = wanted,
            Knock::Do(Action::Language(locale)) => self.kit.text = speak(locale),
            Knock::Do(_) => return false,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let text = &self.kit.text;
        html! {
            <div class="door">
                <header class="bar">
                    { labelled("span", "brand", Icon::Lock, &text.label(Label::Name)) }
                    <div class="menus">{ look(&self.kit) }</div>
                </header>
                <main>
                    { entrance::entrance(text) }
                    { catalogue(text, &self.wanted, ctx.link().callback(Knock::Wanted)) }
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
