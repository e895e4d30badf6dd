//! The header: which story, at which size, and what can be done with it.

use padlock_text::Label;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{
    brand::{brand, tour_again},
    look::look,
    seed::seed_field,
    segmented::segmented,
    setting::{grouped, setting},
    way::way,
};
use crate::{effects::Kit, store::Action, view::settings::SettingsCard};

/// `more` is what only the whole page offers.
pub fn header(kit: &Kit, card: &SettingsCard, more: Html) -> Html {
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
                { grouped(text.label(Label::Scenario), &card.scenarios, &card.scenario, on_scenario) }
                { setting(text.label(Label::Version), &card.versions, &card.version, way(kit, "version")) }
                { setting(text.label(Label::CipherSuite), &card.suites, &card.suite, way(kit, "cipher_suite")) }
                <div class="setting">
                    <span class="name" aria-hidden="true">{ size_label.as_str() }</span>
                    { segmented(kit, "", size_label, &card.sizes) }
                </div>
                { seed_field(kit, card.seed) }
            </div>
            <div class="menus">{ more }{ tour_again(kit) }{ look(kit) }</div>
        </header>
    }
}
