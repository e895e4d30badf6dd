//! The key schedule of TLS 1.3 in the shape that RFC 8446 section 7.1 draws: a spine downwards, what is derived from it at the
//! right, what goes into it at the left.

use std::collections::BTreeSet;

use padlock_tls::{
    ledger::{Derivation, Ledger, ValueId},
    tls13::key_schedule::SPINE,
};

/// The places of values, and the spine's column.
pub struct Schedule {
    /// The values, each with its column and row.
    pub places: Vec<(ValueId, usize, usize)>,
    /// The column of the spine.
    pub spine: usize,
}

/// A value while places are sought; columns are counted from the spine's.
struct Seat {
    id: ValueId,
    on_spine: bool,
    /// Whether the spine leads to it.
    behind: bool,
    column: i32,
    row: Option<usize>,
}

/// What else the spine of these values leads to at once: the diagram shows it beside them.
pub fn beside(ledger: &Ledger, ids: &[ValueId]) -> Vec<ValueId> {
    let on_spine = |id: &&ValueId| ledger.line(**id).is_some_and(is_spine);
    let spine: BTreeSet<ValueId> = ids.iter().filter(on_spine).copied().collect();
    let other = ledger.lines().filter(|(id, line)| {
        let from = line.inputs.iter().any(|input| spine.contains(input));
        from && !ids.contains(id)
    });
    other.map(|(id, _)| id).collect()
}

/// Places for the values of a ledger of TLS 1.3; `None` where the spine is not among them.
pub fn schedule(ledger: &Ledger, ids: &[ValueId]) -> Option<Schedule> {
    ledger.tls13()?;
    let mut seats: Vec<Seat> = Vec::new();
    for id in ids {
        let line = ledger.line(*id)?;
        let on_spine = is_spine(line);
        let inputs = seats.iter().filter(|seat| line.inputs.contains(&seat.id));
        let last = inputs
            .filter(|seat| seat.behind)
            .map(|seat| seat.column)
            .max();
        seats.push(Seat {
            id: *id,
            on_spine,
            behind: on_spine || last.is_some(),
            column: if on_spine {
                0
            } else {
                last.map_or(0, |last| last + 1)
            },
            row: None,
        });
    }
    seats.iter().find(|seat| seat.on_spine)?;
    seat_spine(ledger, &mut seats);
    seat_others(ledger, &mut seats);
    let left = seats.iter().map(|seat| seat.column).min()?;
    let places = seats.iter().filter_map(|seat| {
        let column = usize::try_from(seat.column - left).ok()?;
        Some((seat.id, column, seat.row?))
    });
    Some(Schedule {
        places: places.collect(),
        spine: usize::try_from(-left).ok()?,
    })
}

fn is_spine(line: &Derivation) -> bool {
    SPINE.contains(&line.value.slot.kind)
}

/// The spine downwards, each part with what is derived from it below and beside it.
fn seat_spine(ledger: &Ledger, seats: &mut [Seat]) {
    let mut row = 0;
    let spine: Vec<ValueId> = seats
        .iter()
        .filter(|seat| seat.on_spine)
        .map(|seat| seat.id)
        .collect();
    for part in spine {
        let from_it = |seat: &Seat| {
            seat.behind && !seat.on_spine && seat.column == 1 && takes(ledger, seat.id, part)
        };
        for seat in seats.iter_mut() {
            if seat.id == part || (seat.row.is_none() && from_it(seat)) {
                seat.row = Some(row);
                row += 1;
            }
        }
    }
}

/// What follows from it further right; then what goes into all this, one column left of where it is used first.
fn seat_others(ledger: &Ledger, seats: &mut [Seat]) {
    for at in 0..seats.len() {
        let Some(seat) = seats
            .get(at)
            .filter(|seat| seat.behind && seat.row.is_none())
        else {
            continue;
        };
        let (id, column) = (seat.id, seat.column);
        let from = seats
            .iter()
            .filter(|other| other.behind && takes(ledger, id, other.id));
        let beside = from.filter_map(|other| other.row).max();
        sit(seats, at, column, beside);
    }
    for at in (0..seats.len()).rev() {
        let Some(seat) = seats.get(at).filter(|seat| !seat.behind) else {
            continue;
        };
        let id = seat.id;
        let users: Vec<&Seat> = seats
            .iter()
            .filter(|other| takes(ledger, other.id, id))
            .collect();
        let column = users
            .iter()
            .map(|user| user.column)
            .min()
            .unwrap_or_default()
            - 1;
        // On the spine's own column nothing else stands.
        let column = if column == 0 { -1 } else { column };
        let beside = users.iter().filter_map(|user| user.row).min();
        sit(seats, at, column, beside);
    }
}

/// The first free row of a column from `row` on.
fn sit(seats: &mut [Seat], at: usize, column: i32, row: Option<usize>) {
    let mut row = row.unwrap_or_default();
    while seats
        .iter()
        .any(|other| other.column == column && other.row == Some(row))
    {
        row += 1;
    }
    if let Some(seat) = seats.get_mut(at) {
        seat.column = column;
        seat.row = Some(row);
    }
}

fn takes(ledger: &Ledger, user: ValueId, input: ValueId) -> bool {
    let line = ledger.line(user);
    line.is_some_and(|line| line.inputs.contains(&input))
}
