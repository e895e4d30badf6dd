//! A page of Yew with one button and nothing else: the floor that the real page's start is measured against.

use yew::prelude::*;

struct Floor;

impl Component for Floor {
    type Message = ();
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, _: &Context<Self>) -> Html {
        html! { <main class="time"><button type="button">{ "1" }</button><button>{ "2" }</button><button>{ "3" }</button></main> }
    }
}

fn main() {
    yew::Renderer::<Floor>::new().render();
}
