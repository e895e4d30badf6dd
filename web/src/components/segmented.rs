//! A few choices side by side, one of them pressed.

use yew::prelude::*;

pub fn segmented(
    class: &'static str,
    label: String,
    options: &[(AttrValue, AttrValue)],
    chosen: &str,
    onchoose: &Callback<AttrValue>,
) -> Html {
    html! {
        <div class={classes!("seg", class)} role="group" aria-label={label}>
            { for options.iter().map(|(id, words)| {
                let own = id.clone();
                html! {
                    <button
                        key={id.to_string()}
                        type="button"
                        aria-pressed={(*id == *chosen).to_string()}
                        onclick={onchoose.reform(move |_| own.clone())}
                    >
                        { words }
                    </button>
                }
            }) }
        </div>
    }
}
