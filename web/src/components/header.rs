//! The header: which story, and at which size.

use padlock_text::Label;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{
    brand::{brand, tour_again},
    seed::seed_field,
    segmented::segmented,
    setting::setting,
};
use crate::{effects::Kit, store::Action, view::settings::SettingsCard};

pub fn header(kit: &Kit, card: &SettingsCard) -> Html {
    let Kit { act, text } = kit;
    let size_label = text.label(Label::Size);
    let on_scenario = act.map(|event: Event| {
        let menu: HtmlSelectElement = event.target_unchecked_into();
        Action::Scenario(menu.value())
    });
    html! {
        <header class="bar">
            { brand(kit) }
            <div class="settings">
                { setting(text.label(Label::Scenario), &card.scenarios, &card.scenario, on_scenario) }
                { setting(text.label(Label::Version), std::slice::from_ref(&card.version), &card.version.0, Callback::noop()) }
                { setting(text.label(Label::CipherSuite), std::slice::from_ref(&card.suite), &card.suite.0, Callback::noop()) }
                <div class="setting">
                    <span class="name" aria-hidden="true">{ size_label.as_str() }</span>
                    { segmented(kit, "", size_label, &card.sizes) }
                </div>
                { seed_field(kit, card.seed) }
            </div>
            { tour_again(kit) }
        </header>
    }
}
