//! The curve of work over size, and a slider along it.

use padlock_text::ToolLabel;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::element::{classes, element, p, span, when};
use crate::{
    effects::{Kit, reveal},
    view::work::{SizeCard, WorkCard},
};

/// The drawing's width and height, and the room around the curve.
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 84.0;
const EDGE: f64 = 8.0;

#[derive(Properties, PartialEq)]
pub struct WorkProps {
    pub kit: Kit,
    pub card: WorkCard,
}

/// It keeps which size is chosen; `None` follows the present one.
pub struct Work {
    chosen: Option<usize>,
}

impl Component for Work {
    type Message = usize;
    type Properties = WorkProps;

    fn create(_: &Context<Self>) -> Self {
        Self { chosen: None }
    }

    fn update(&mut self, _: &Context<Self>, chosen: usize) -> bool {
        self.chosen = Some(chosen);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let WorkProps { kit, card } = ctx.props();
        let words = |label| kit.text.tool(label, &[]);
        let at = self.chosen.unwrap_or(card.present);
        let Some(chosen) = card.sizes.get(at) else {
            return Html::default();
        };
        let oninput = ctx.link().callback(|event: InputEvent| {
            let field: HtmlInputElement = event.target_unchecked_into();
            field.value().parse::<usize>().unwrap_or_default()
        });
        let last = card.sizes.len().saturating_sub(1);
        let id = card.key.clone();
        let ontoggle = move |_: Event| {
            reveal(&id);
        };
        html! {
            <details class="work" {ontoggle}>
                <summary>{ words(ToolLabel::WorkQuestion) }</summary>
                { drawing(card, at) }
                <input
                    type="range"
                    min="0"
                    max={last.to_string()}
                    value={at.to_string()}
                    aria-label={words(ToolLabel::WorkSlider)}
                    aria-valuetext={format!("{}: {}", chosen.size, chosen.words)}
                    {oninput}
                />
                <p class="chosen">
                    { element("b", "", &chosen.size) }
                    { span(when(chosen.work > card.century, "safe"), &chosen.words) }
                </p>
                { p("hint", &card.legend) }
            </details>
        }
    }
}

/// Work upwards, sizes to the right, each as far from the next as any other.
fn drawing(card: &WorkCard, at: usize) -> Html {
    let most = card.sizes.iter().map(|size| size.work).fold(1.0, f64::max);
    let last = card.sizes.len().saturating_sub(1).max(1) as f64;
    let x = |at: usize| EDGE + (WIDTH - 2.0 * EDGE) * at as f64 / last;
    let y = |work: f64| HEIGHT - EDGE - (HEIGHT - 2.0 * EDGE) * work / most;
    let corners = card.sizes.iter().enumerate();
    let corners = corners.map(|(at, size)| format!("{:.1},{:.1}", x(at), y(size.work)));
    let dot = |at: usize, size: &SizeCard, class| {
        let (cx, cy) = (format!("{:.1}", x(at)), format!("{:.1}", y(size.work)));
        html! { <circle class={classes(&["dot", class])} {cx} {cy} r="4.5" /> }
    };
    let century = format!("M0 {0:.1}H{WIDTH}", y(card.century));
    let down = card
        .sizes
        .get(at)
        .map(|size| format!("M{0:.1} {1:.1}V{HEIGHT}", x(at), y(size.work)));
    html! {
        <svg id={card.key.clone()} viewBox={format!("0 0 {WIDTH} {HEIGHT}")} aria-hidden="true" focusable="false">
            <path class="century" d={century} />
            <path class="down" d={down.unwrap_or_default()} />
            <polyline class="curve-of-work" points={corners.collect::<Vec<_>>().join(" ")} />
            { card.sizes.get(card.present).map(|size| dot(card.present, size, "present")) }
            { card.sizes.get(at).map(|size| dot(at, size, "")) }
        </svg>
    }
}
