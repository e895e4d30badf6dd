//! Working: the arithmetic with its numbers.

use yew::prelude::*;

use super::{picks::picks, step::step_view};
use crate::{hooks::Kit, view::working::WorkingCard};

pub fn working(kit: &Kit, card: &WorkingCard) -> Html {
    html! { <>
        <div class="abstract">
            { picks(kit, &card.picks) }
            if let Some(lead) = &card.lead {
                <p class={classes!("formula", card.meaning.class())}>
                    <b>{ &lead.name }</b>{ "=" }<code>{ &lead.short }</code><span>{ &lead.how }</span>
                </p>
            }
        </div>
        if let Some(empty) = &card.empty {
            <p class="empty">{ empty }</p>
        }
        <div class="workings">
            { for card.steps.iter().map(|step| step_view(step)) }
        </div>
    </> }
}
