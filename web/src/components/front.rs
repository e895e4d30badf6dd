//! The front page: the door, or the stage behind it.

use gloo::events::EventListener;
use yew::prelude::*;

use super::{app::App, door::Door};
use crate::effects::{focus_by_id, fragment, leave, on_fragment};

/// The root of the front page. An empty address is the door's.
pub struct Front {
    at_door: bool,
    _listener: Option<EventListener>,
}

impl Component for Front {
    /// Another address.
    type Message = String;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        Self {
            at_door: fragment().is_empty(),
            _listener: on_fragment(move |fragment| link.send_message(fragment)),
        }
    }

    fn update(&mut self, _: &Context<Self>, fragment: String) -> bool {
        if leave(&fragment) {
            return false;
        }
        let before = std::mem::replace(&mut self.at_door, fragment.is_empty());
        let other = before != self.at_door;
        if other {
            // What has the focus goes away: reading begins anew.
            focus_by_id("app");
        }
        other
    }

    fn view(&self, _: &Context<Self>) -> Html {
        match self.at_door {
            true => html! { <Door /> },
            false => html! { <App /> },
        }
    }
}
