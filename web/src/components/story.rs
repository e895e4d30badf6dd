//! What just happened, in words, beside the verdict.

use yew::prelude::*;

use super::lamps::lamps;
use crate::{
    hooks::Kit,
    view::{lamps::LampCard, story::StoryCard},
};

pub fn story(kit: &Kit, card: &StoryCard, lamps: &[LampCard]) -> Html {
    html! {
        <div class="story">
            <div class="words">
                <h1>{ &card.title }</h1>
                <p>{ &card.words }</p>
            </div>
            { self::lamps(kit, lamps) }
        </div>
    }
}
