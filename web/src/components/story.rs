//! What just happened, in words, beside the verdict.

use yew::prelude::*;

use super::lamps::Lamps;
use crate::view::{lamps::LampCard, story::StoryCard};

#[derive(Properties, PartialEq)]
pub struct StoryProps {
    pub card: StoryCard,
    pub verdict: AttrValue,
    pub lamps: Vec<LampCard>,
}

#[component]
pub fn Story(props: &StoryProps) -> Html {
    html! {
        <div class="story">
            <div class="words">
                <h1>{ &props.card.title }</h1>
                <p>{ &props.card.words }</p>
            </div>
            <Lamps label={&props.verdict} lamps={props.lamps.clone()} />
        </div>
    }
}
