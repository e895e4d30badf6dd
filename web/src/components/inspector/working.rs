//! Working: the arithmetic with its numbers.

use std::rc::Rc;

use padlock_text::Label;
use yew::prelude::*;

use super::{picks::Picks, step::StepView};
use crate::{hooks::use_text, view::working::WorkingCard};

#[derive(Properties, PartialEq)]
pub struct WorkingProps {
    pub card: Rc<WorkingCard>,
}

#[component]
pub fn Working(props: &WorkingProps) -> Html {
    let card = &props.card;
    let text = use_text();
    html! { <>
        <div class="abstract">
            <Picks label={text.label(Label::Picks)} cards={card.picks.clone()} />
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
            { for card.steps.iter().map(|step| html! { <StepView key={step.key} card={step.clone()} /> }) }
        </div>
    </> }
}
