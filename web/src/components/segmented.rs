//! A few choices side by side, one of them pressed.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SegmentedProps {
    pub label: AttrValue,
    #[prop_or_default]
    pub class: Classes,
    /// Ids with their words.
    pub options: Vec<(AttrValue, AttrValue)>,
    pub chosen: AttrValue,
    pub onchoose: Callback<AttrValue>,
}

#[component]
pub fn Segmented(props: &SegmentedProps) -> Html {
    html! {
        <div class={classes!("seg", props.class.clone())} role="group" aria-label={&props.label}>
            { for props.options.iter().map(|(id, words)| {
                let chosen = id.clone();
                html! {
                    <button
                        key={id.to_string()}
                        type="button"
                        aria-pressed={(*id == props.chosen).to_string()}
                        onclick={props.onchoose.reform(move |_| chosen.clone())}
                    >
                        { words }
                    </button>
                }
            }) }
        </div>
    }
}
