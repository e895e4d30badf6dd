//! What this is, and the way in.

use padlock_text::{DoorLabel, Text};
use yew::prelude::*;

use super::miniature::Miniature;
use crate::{
    components::{
        element::{element, p},
        icon::{Icon, icon},
    },
    view::door::PLAY,
};

pub fn entrance(text: &Text) -> Html {
    let words = |label| text.door(label, &[]);
    html! {
        <div class="entrance">
            <div class="pitch">
                { element("h1", "", &words(DoorLabel::Title)) }
                { p("lead", &words(DoorLabel::Lead)) }
                <p class="ways">
                    <a class="go primary" href={PLAY}>{ icon(Icon::Play) }{ words(DoorLabel::Play) }</a>
                    <a class="go" href="#tour">{ words(DoorLabel::TourOffer) }</a>
                </p>
                { p("hint", &words(DoorLabel::Local)) }
            </div>
            <Miniature text={text.clone()} />
        </div>
    }
}
