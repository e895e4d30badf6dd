//! What just happened, in words, beside the verdict.

use yew::prelude::*;

use super::{
    element::{element, p},
    lamps::lamps,
};
use crate::{
    effects::Kit,
    view::{lamps::LampCard, story::StoryCard},
};

pub fn story(kit: &Kit, card: &StoryCard, cards: &[LampCard]) -> Html {
    html! {
        <div class="story">
            <div class="words">
                { element("h1", "", &card.title) }
                { p("", &card.words) }
            </div>
            { lamps(kit, cards) }
        </div>
    }
}
