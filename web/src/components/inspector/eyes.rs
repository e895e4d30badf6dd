//! As seen by: the same thing through the eyes of each role.

use yew::prelude::*;

use crate::{components::icon::icon, view::eyes::EyesCard};

pub fn eyes(card: &EyesCard) -> Html {
    html! { <>
        if let Some(empty) = &card.empty {
            <p class="empty">{ empty }</p>
        }
        <div class="eyes">
            { for card.eyes.iter().map(|eye| html! {
                <section key={eye.key} class={eye.meaning.class()} aria-label={eye.label.clone()}>
                    <h3>{ icon(eye.icon) }{ &eye.title }</h3>
                    <p class="sees">{ icon(eye.meaning.icon()) }{ &eye.sees }</p>
                    if let Some(quote) = &eye.quote {
                        <blockquote>{ quote }</blockquote>
                    }
                    if !eye.fields.is_empty() {
                        <dl>{ for eye.fields.iter().enumerate().map(|(at, (name, short))| html! { <div key={at}><dt>{ name }</dt><dd>{ short }</dd></div> }) }</dl>
                    }
                    if let Some(raw) = &eye.raw {
                        <p class="raw">{ raw }</p>
                    }
                </section>
            }) }
        </div>
    </> }
}
