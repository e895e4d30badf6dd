//! A curve drawn: its points on a square, the line of an addition, the way to a multiple.

use yew::prelude::*;

use crate::{
    components::element::p,
    view::curve::{CurveCard, LineCard},
};

/// From one number to the next.
const STEP: i64 = 14;
/// Around the square.
const EDGE: i64 = 12;

pub fn curve(card: &CurveCard) -> Html {
    let side = (whole(card.p) - 1) * STEP + 2 * EDGE;
    let place = Place { side };
    let dots = card.points.iter().enumerate().map(|(at, point)| {
        let (x, y) = place.of(*point);
        html! { <circle key={at} class="dot" cx={x} cy={y} r="2.5" /> }
    });
    let marks = card.marks.iter().map(|(name, at)| place.mark(name, *at));
    let box_of = format!("0 0 {side} {side}");
    html! {
        <figure class="curve">
            <svg viewBox={box_of} width={side.to_string()} height={side.to_string()} role="img" aria-label={card.title.clone()}>
                { place.grid(card.p) }
                { card.line.map(|line| place.line(card.p, line)) }
                { place.way(card) }
                { for dots }
                { place.third(card) }
                { for marks }
            </svg>
            <figcaption>
                { p("", &card.title) }
                { p("", &card.words) }
            </figcaption>
        </figure>
    }
}

/// Where numbers stand: `x` to the right, `y` upwards.
struct Place {
    side: i64,
}

impl Place {
    fn of(&self, (x, y): (u64, u64)) -> (String, String) {
        let (x, y) = self.at(whole(x), whole(y));
        (x.to_string(), y.to_string())
    }

    const fn at(&self, x: i64, y: i64) -> (i64, i64) {
        (EDGE + x * STEP, self.side - EDGE - y * STEP)
    }

    fn grid(&self, p: u64) -> Html {
        let last = whole(p) - 1;
        let lines = (0..=last).map(|at| {
            let ((x, low), (_, high)) = (self.at(at, 0), self.at(at, last));
            let ((left, y), (right, _)) = (self.at(0, at), self.at(last, at));
            format!("M{x} {low}V{high}M{left} {y}H{right}")
        });
        html! { <path class="grid" d={lines.collect::<String>()} /> }
    }

    fn line(&self, p: u64, line: LineCard) -> Html {
        let p = whole(p);
        let segment = |(x1, y1): (i64, i64), (x2, y2): (i64, i64)| format!("M{x1} {y1}L{x2} {y2}");
        let d = match line {
            LineCard::Upright(x) => segment(self.at(whole(x), -1), self.at(whole(x), p)),
            LineCard::Slanted { slope, from, to } => {
                let starts = (from..=to).step_by(usize::try_from(p).unwrap_or(1));
                let segments = starts.map(|start| {
                    segment(self.at(-1, start - slope), self.at(p, start + slope * p))
                });
                segments.collect()
            }
        };
        html! { <path class="line" {d} /> }
    }

    fn way(&self, card: &CurveCard) -> Html {
        let stops = card.way.iter().map(|at| {
            let (x, y) = self.of(*at);
            format!("{x},{y}")
        });
        let points = stops.collect::<Vec<_>>().join(" ");
        html! { <polyline class="way" {points} /> }
    }

    /// The third point of the line, and the way to its mirror image, the sum.
    fn third(&self, card: &CurveCard) -> Html {
        let sum = card.marks.iter().find(|(name, _)| name.ends_with('R'));
        let (Some(third), Some((_, sum))) = (card.third, sum) else {
            return Html::default();
        };
        let ((x, y1), (_, y2)) = (self.of(third), self.of(*sum));
        html! { <>
            <line class="mirror" x1={x.clone()} y1={y1.clone()} x2={x.clone()} y2={y2} />
            <circle class="third" cx={x} cy={y1} r="4" />
        </> }
    }

    fn mark(&self, name: &str, at: (u64, u64)) -> Html {
        let (x, y) = self.of(at);
        let right = whole(at.0) * STEP + 2 * EDGE > self.side / 2;
        let (dx, anchor) = if right { ("-7", "end") } else { ("7", "start") };
        let dy = if self.at(0, whole(at.1)).1 < 2 * EDGE {
            "12"
        } else {
            "-5"
        };
        html! {
            <g key={name} class="mark">
                <circle cx={x.clone()} cy={y.clone()} r="4.5" />
                <text {x} {y} {dx} {dy} text-anchor={anchor}>{ name }</text>
            </g>
        }
    }
}

/// Coordinates are small.
fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or_default()
}
