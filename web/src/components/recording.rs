//! Over a recording: that it is one, that it has not left the page, and the way back to the story.

use yew::prelude::*;

use super::{
    element::{button, element, labelled, p},
    icon::Icon,
};
use crate::{effects::Kit, store::Action, view::recorded::RecordingCard};

/// Its id: one is led here when the recording comes onto the stage.
pub const ID: &str = "recording";

pub fn recording(kit: &Kit, card: &RecordingCard) -> Html {
    let back = Html::from(card.back.as_str());
    html! {
        <div class="story recording" id={ID} tabindex="-1">
            <div class="words">
                { element("h1", "", &card.title) }
                <div class="aside">
                    { labelled("span", "judged", Icon::Dash, &card.judged) }
                    { button(kit, "", &["primary"], None, Action::Leave, back) }
                </div>
                { p("", &format!("{} {}", card.words, card.opened)) }
            </div>
        </div>
    }
}
