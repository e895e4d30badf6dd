//! The header: which story, and at which size.

use padlock_text::Label;
use padlock_tls::party::Size;
use yew::prelude::*;

use super::{
    icon::{Icon, icon},
    seed::seed_field,
    segmented::segmented,
    setting::setting,
};
use crate::{hooks::Kit, store::Action, view::settings::SettingsCard};

pub fn header(kit: &Kit, card: &SettingsCard) -> Html {
    let Kit { act, text } = kit;
    let size_label = text.label(Label::Size);
    let on_scenario = act.map(Action::Scenario);
    let on_seed = act.map(Action::Seed);
    let on_size = act.map(|id: AttrValue| {
        Action::Size(if id == Size::Full.id() {
            Size::Full
        } else {
            Size::Toy
        })
    });
    html! {
        <header class="bar">
            <span class="brand">{ icon(Icon::Lock) }{ text.label(Label::Name) }</span>
            <div class="settings">
                { setting(text.label(Label::Scenario), &card.scenarios, &card.scenario, &on_scenario) }
                { setting(text.label(Label::Version), std::slice::from_ref(&card.version), &card.version.0, &Callback::noop()) }
                { setting(text.label(Label::CipherSuite), std::slice::from_ref(&card.suite), &card.suite.0, &Callback::noop()) }
                <div class="setting">
                    <span class="name" aria-hidden="true">{ size_label.clone() }</span>
                    { segmented("", size_label, &card.sizes, card.size.id(), &on_size) }
                </div>
                { seed_field(text.label(Label::Seed), card.seed, on_seed) }
            </div>
        </header>
    }
}
