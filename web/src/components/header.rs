//! The header: which story, and at which size.

use padlock_text::Label;
use padlock_tls::party::Size;
use yew::prelude::*;

use super::{
    icon::{Icon, IconView},
    seed::Seed,
    segmented::Segmented,
    setting::Setting,
};
use crate::{
    hooks::{use_act, use_text},
    store::Action,
    view::settings::SettingsCard,
};

#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    pub card: SettingsCard,
}

#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let card = &props.card;
    let (act, text) = (use_act(), use_text());
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
            <span class="brand"><IconView icon={Icon::Lock} />{ text.label(Label::Name) }</span>
            <div class="settings">
                <Setting name={text.label(Label::Scenario)} options={card.scenarios.clone()} chosen={card.scenario.clone()} onchoose={on_scenario} />
                <Setting name={text.label(Label::Version)} options={vec![card.version.clone()]} chosen={card.version.0.clone()} onchoose={Callback::noop()} />
                <Setting name={text.label(Label::CipherSuite)} options={vec![card.suite.clone()]} chosen={card.suite.0.clone()} onchoose={Callback::noop()} />
                <div class="setting">
                    <span class="name" aria-hidden="true">{ size_label.clone() }</span>
                    <Segmented label={size_label} options={card.sizes.clone()} chosen={card.size.id()} onchoose={on_size} />
                </div>
                <Seed name={text.label(Label::Seed)} seed={card.seed} onchoose={on_seed} />
            </div>
        </header>
    }
}
