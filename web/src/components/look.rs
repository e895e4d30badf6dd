//! Language and theme.

use padlock_text::{Label, Locale};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::setting::setting;
use crate::{
    effects::{Kit, Theme, choose_theme, theme},
    store::Action,
    view::settings::MenuOption,
};

pub fn look(kit: &Kit) -> Html {
    let text = &kit.text;
    let languages: Vec<MenuOption> = Locale::ALL
        .iter()
        .chain(Locale::TESTS.iter().filter(|test| **test == text.locale()))
        .map(|locale| (locale.id().into(), locale.own_name().into()))
        .collect();
    let on_language = kit.act.map(|event: Event| {
        let menu: HtmlSelectElement = event.target_unchecked_into();
        Action::Language(Locale::from_id(&menu.value()).unwrap_or_default())
    });
    let themes: Vec<MenuOption> = Theme::ALL
        .iter()
        .map(|theme| (theme.id().into(), text.label(theme_label(*theme)).into()))
        .collect();
    let on_theme = Callback::from(|event: Event| {
        let menu: HtmlSelectElement = event.target_unchecked_into();
        choose_theme(Theme::from_id(&menu.value()));
    });
    html! { <>
        { setting(text.label(Label::Language), &languages, &text.locale().id().into(), on_language) }
        { setting(text.label(Label::Theme), &themes, &theme().id().into(), on_theme) }
    </> }
}

const fn theme_label(theme: Theme) -> Label {
    match theme {
        Theme::Device => Label::ThemeDevice,
        Theme::Light => Label::ThemeLight,
        Theme::Dark => Label::ThemeDark,
        Theme::Projector => Label::ThemeProjector,
    }
}
