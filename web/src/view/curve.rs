//! A curve over a small field: its points, and what was computed with them.

use padlock_core::{
    Nat,
    ec::{Curve, Point},
    working::{Cell, Step, Symbol, WorkingOp},
};
use padlock_text::{Arg, Text, ToolLabel};

/// All that a drawing shows; coordinates are from 0 to `p - 1`.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveCard {
    /// How many numbers the field has.
    pub p: u64,
    /// The curve in words.
    pub title: String,
    /// What was computed, in words.
    pub words: String,
    /// All points but the one at infinity.
    pub points: Vec<(u64, u64)>,
    /// The points with a name.
    pub marks: Vec<(String, (u64, u64))>,
    /// The line of an addition.
    pub line: Option<LineCard>,
    /// Where the line meets the curve once more: the mirror image of the sum.
    pub third: Option<(u64, u64)>,
    /// The way from a point to its multiple.
    pub way: Vec<(u64, u64)>,
}

/// A line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineCard {
    /// `y = slope x + start` for each of several starts: modulo `p` they are the same line.
    Slanted {
        /// The slope as the smallest number of either sign.
        slope: i64,
        /// The first start.
        from: i64,
        /// The last start; each is `p` above the one before.
        to: i64,
    },
    /// All points with this `x`.
    Upright(u64),
}

/// A field larger than this is not drawn.
const LARGEST: u64 = 61;

/// The drawing of an addition or a multiplication; `within` are the steps behind it.
pub fn curve<'a>(
    text: &Text,
    step: &Step,
    within: impl Iterator<Item = &'a Step>,
) -> Option<CurveCard> {
    match step.op {
        WorkingOp::PointAdd => addition(text, step),
        WorkingOp::PointMultiply => multiple(text, step, within),
        _ => None,
    }
}

fn addition(text: &Text, step: &Step) -> Option<CurveCard> {
    let curve = curve_of(step)?;
    let [p, q] = [Symbol::PointP, Symbol::PointQ].map(|name| point(&step.inputs, name));
    let sum = point(&step.result, Symbol::Point)?;
    let mut card = plain(text, &curve)?;
    for (name, at) in [("P", p?), ("Q", q?), ("R", sum)] {
        card.mark(name, at);
    }
    let slope = number(&step.result, Symbol::Slope);
    (card.line, card.words) = match (coordinates(p?), coordinates(q?), slope) {
        (Some(at), Some(other), Some(slope)) => {
            let args = [("slope", Arg::Text(&slope.to_string()))];
            let label = match at == other {
                true => ToolLabel::CurveTangent,
                false => ToolLabel::CurveChord,
            };
            let line = slanted(card.p, slope.to_u64()?, at);
            (line, text.tool(label, &args))
        }
        (Some((x, _)), Some(_), None) => {
            let words = text.tool(ToolLabel::CurveUpright, &[]);
            (Some(LineCard::Upright(x)), words)
        }
        // Where O is added nothing changes.
        _ => return None,
    };
    card.third = coordinates(&curve.negate(sum).ok()?);
    Some(card)
}

fn multiple<'a>(
    text: &Text,
    step: &Step,
    within: impl Iterator<Item = &'a Step>,
) -> Option<CurveCard> {
    let inner = within.take_while(|inner| inner.depth > step.depth);
    let curve = inner
        .filter(|inner| inner.op == WorkingOp::PointAdd)
        .find_map(curve_of)?;
    let k = number(&step.inputs, Symbol::Scalar)?;
    let mut card = plain(text, &curve)?;
    card.words = text.tool(
        ToolLabel::CurveMultiple,
        &[("k", Arg::Text(&k.to_string()))],
    );
    card.mark("P", point(&step.inputs, Symbol::Point)?);
    card.mark("Q", point(&step.result, Symbol::PointQ)?);
    for cell in step.rows.iter().flatten() {
        let Cell::Point(at) = cell else { continue };
        let at = coordinates(at);
        card.way.extend(at.filter(|at| card.way.last() != Some(at)));
    }
    Some(card)
}

impl CurveCard {
    /// Names a point; one that has a name already gets both.
    fn mark(&mut self, name: &str, at: &Point) {
        let Some(at) = coordinates(at) else { return };
        match self.marks.iter_mut().find(|(_, other)| *other == at) {
            Some((names, _)) => *names = format!("{names} = {name}"),
            None => self.marks.push((name.to_owned(), at)),
        }
    }
}

/// The curve without anything computed; `None` where it is too large to draw.
fn plain(text: &Text, curve: &Curve) -> Option<CurveCard> {
    let p = curve.p().to_u64().filter(|p| *p <= LARGEST)?;
    let points: Vec<_> = curve
        .points()
        .ok()?
        .iter()
        .filter_map(coordinates)
        .collect();
    let [a, b, modulus] = [curve.a(), curve.b(), curve.p()].map(Nat::to_string);
    let args = [
        ("a", Arg::Text(&a)),
        ("b", Arg::Text(&b)),
        ("p", Arg::Text(&modulus)),
        ("count", Arg::Count(points.len() as u64)),
    ];
    Some(CurveCard {
        p,
        title: text.tool(ToolLabel::Curve, &args),
        words: String::new(),
        points,
        marks: Vec::new(),
        line: None,
        third: None,
        way: Vec::new(),
    })
}

/// The curve that an addition is on, by what it was given.
fn curve_of(step: &Step) -> Option<Curve> {
    let (p, a) = (
        number(&step.inputs, Symbol::P)?,
        number(&step.inputs, Symbol::A)?,
    );
    let mut points = step.inputs.iter().filter_map(|(_, cell)| match cell {
        Cell::Point(point) => Curve::through(point, a, p).ok(),
        _ => None,
    });
    points.next()
}

/// The line of this slope through a point, as often as it crosses the square.
fn slanted(p: u64, slope: u64, (x, y): (u64, u64)) -> Option<LineCard> {
    let [p, slope, x, y] = [p, slope, x, y].map(|number| i64::try_from(number).ok());
    let (p, slope, x, y) = (p?, slope?, x?, y?);
    let slope = if slope > p / 2 { slope - p } else { slope };
    let start = (y - slope * x).rem_euclid(p);
    let (rise, fall) = ((slope * p).max(0), (slope * p).min(0));
    Some(LineCard::Slanted {
        slope,
        from: start - rise - p,
        to: start - fall + p,
    })
}

fn point(cells: &[(Symbol, Cell)], name: Symbol) -> Option<&Point> {
    cells.iter().find_map(|(symbol, cell)| match cell {
        Cell::Point(point) if *symbol == name => Some(point),
        _ => None,
    })
}

fn number(cells: &[(Symbol, Cell)], name: Symbol) -> Option<&Nat> {
    cells.iter().find_map(|(symbol, cell)| match cell {
        Cell::Nat(nat) if *symbol == name => Some(nat),
        _ => None,
    })
}

fn coordinates(point: &Point) -> Option<(u64, u64)> {
    let (x, y) = point.coordinates()?;
    Some((x.to_u64()?, y.to_u64()?))
}
