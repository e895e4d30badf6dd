//! Working: the arithmetic with its numbers.

use yew::prelude::*;

use super::{picks::picks, step::step_view};
use crate::{
    components::element::{classes, element, p, span},
    effects::Kit,
    view::{
        Meaning,
        working::{Lead, WorkingCard},
    },
};

pub fn working(kit: &Kit, card: &WorkingCard) -> Html {
    html! { <>
        <div class="abstract">
            { picks(kit, &card.picks) }
            { card.lead.as_ref().map(|lead| formula(card.meaning, lead)) }
        </div>
        { card.empty.as_ref().map(|empty| p("empty", empty)) }
        <div class="workings">
            { for card.steps.iter().map(|step| step_view(step)) }
        </div>
    </> }
}

fn formula(meaning: Meaning, lead: &Lead) -> Html {
    html! {
        <p class={classes(&["formula", meaning.class()])}>
            { element("b", "", &lead.name) }
            { "=" }
            { element("code", "", &lead.short) }
            { span("", &lead.how) }
        </p>
    }
}
