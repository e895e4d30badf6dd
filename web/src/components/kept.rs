//! Parts of the page that are rendered anew only where what they show has changed.

use std::{marker::PhantomData, rc::Rc};

use yew::prelude::*;

use crate::effects::Kit;

/// What a part is rendered from.
#[derive(Properties)]
struct KeptProps<C: PartialEq + 'static> {
    kit: Kit,
    card: Rc<C>,
    draw: fn(&Kit, &C) -> Html,
}

/// A place in the page has one way to be drawn, so that only what is drawn is compared.
impl<C: PartialEq> PartialEq for KeptProps<C> {
    fn eq(&self, other: &Self) -> bool {
        self.card == other.card && self.kit == other.kit
    }
}

struct Kept<C>(PhantomData<C>);

impl<C: PartialEq + 'static> Component for Kept<C> {
    type Message = ();
    type Properties = KeptProps<C>;

    fn create(_: &Context<Self>) -> Self {
        Self(PhantomData)
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let KeptProps { kit, card, draw } = ctx.props();
        draw(kit, card)
    }
}

/// What `draw` makes of `card`; kept as it is while the card stays equal.
pub fn kept<C: PartialEq + 'static>(kit: &Kit, card: &Rc<C>, draw: fn(&Kit, &C) -> Html) -> Html {
    html! { <Kept<C> kit={kit.clone()} card={card.clone()} {draw} /> }
}
