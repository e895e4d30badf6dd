//! One fault at a time in TLS 1.3: a connection in which one thing is changed, and what RFC 8446 prescribes for it.
//!
//! Every row of the tables names the fault, where it is made, and how it must end: which end notices, by which check, in
//! which field, with which alert. The expectations are RFC 8446's: section 6.2 for the alerts in general, 4.1.2 to 4.1.4
//! for the hellos, 4.2 for extensions where they do not belong, 4.2.8 for key shares, 4.4 for what proves who is there,
//! 5.1 to 5.4 and appendix D.4 for records, 4.6.3 and 5.1 for keys that change.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

mod after;
mod alerts;
mod cell;
mod client_hello;
mod client_hello_bytes;
mod encrypted;
mod fallback;
mod flight;
mod lawful;
mod order;
mod proof;
mod records;
mod retry;
mod rig;
mod row;
mod server_hello;
mod shares;

use std::collections::BTreeMap;

use crate::{
    cell::{Cell, cells, cells_of_groups, falling_cells, retrying_cells},
    row::Row,
};

fn check(family: &str, cells: &[Cell], rows: fn(&Cell) -> Vec<Row>, at_least: usize) {
    let mut played = 0;
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (cell, seed) in cells.iter().zip(1..) {
        for row in rows(cell) {
            played += 1;
            *kinds.entry(row.name.clone()).or_default() += 1;
            if let Err(difference) = row.play(cell, seed) {
                wrong.push(format!("{}, {}: {difference}", cell.name(), row.name));
            }
        }
    }
    for (kind, count) in &kinds {
        println!("{count:>5}  {kind}");
    }
    println!("{family}: {played} connections, {} kinds", kinds.len());
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(played >= at_least, "{family}: {played} connections only");
}

#[test]
fn a_fault_in_a_client_hello_is_refused_as_prescribed() {
    check("ClientHello", &cells(), client_hello::rows, 110);
}

#[test]
fn a_client_hello_that_is_not_as_long_as_it_says_is_refused_as_prescribed() {
    check(
        "bytes of ClientHello",
        &cells(),
        client_hello_bytes::rows,
        140,
    );
}

#[test]
fn a_fault_in_a_server_hello_is_refused_as_prescribed() {
    check("ServerHello", &cells(), server_hello::rows, 220);
}

#[test]
fn a_share_that_will_not_do_is_refused_as_prescribed() {
    check("key shares", &cells_of_groups(), shares::rows, 80);
}

#[test]
fn a_fault_in_a_hello_that_is_asked_for_again_is_refused_as_prescribed() {
    check("HelloRetryRequest", &retrying_cells(), retry::rows, 110);
}

#[test]
fn a_fault_behind_the_hellos_is_refused_as_prescribed() {
    check("encrypted messages", &cells(), encrypted::rows, 130);
}

#[test]
fn a_server_that_does_not_prove_itself_is_refused_as_prescribed() {
    check("certificates", &cells(), proof::rows, 280);
}

#[test]
fn a_message_out_of_order_is_refused_as_prescribed() {
    check("order", &cells(), order::rows, 470);
}

#[test]
fn a_fault_in_a_record_is_refused_as_prescribed() {
    check("records", &cells(), records::rows, 650);
}

#[test]
fn a_fault_after_the_handshake_is_refused_as_prescribed() {
    check("after the handshake", &cells(), after::rows, 270);
}

#[test]
fn an_alert_is_heeded_in_every_state() {
    check("alerts", &cells(), alerts::rows, 300);
}

#[test]
fn a_fall_to_an_older_version_is_refused_as_prescribed() {
    check("fallback", &falling_cells(), fallback::rows, 20);
}

#[test]
fn what_is_lawful_is_accepted() {
    check("lawful", &cells(), lawful::rows, 380);
}

#[test]
fn what_is_lawful_is_accepted_where_a_hello_is_asked_for_again() {
    check(
        "lawful, retried",
        &retrying_cells(),
        lawful::retried_rows,
        15,
    );
}
