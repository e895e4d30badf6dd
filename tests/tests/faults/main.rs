//! One fault at a time: a connection in which one thing is changed, and what the RFCs prescribe for it.
//!
//! Every row of the tables names the fault, where it is made, and how it must end: which end notices, by which check, in
//! which field, with which alert. The expectations are the RFCs': 5246 section 7.2.2 for the alerts, 7.4.7.1 for a wrong
//! premaster secret, which shows at Finished only, 6.2.3.2 for padding, which must not be told from a MAC; RFC 8422 section
//! 5.11 and RFC 7919 section 5.1 for public values; RFC 5746 for renegotiation_info.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

mod alerts;
mod cell;
mod certificate;
mod client_auth;
mod decisions;
mod exchange;
mod hello;
mod lawful;
mod order;
mod points;
mod protected;
mod records;
mod renegotiation;
mod resumption;
mod rig;
mod row;
mod signature;
mod tamper;

use std::collections::BTreeMap;

use crate::{
    cell::{Cell, asking_cells, cells},
    row::Row,
};

/// How often each fault is played, each time from another seed.
const SEEDS: u64 = 1;

fn check(family: &str, rows: fn(&Cell) -> Vec<Row>, at_least: usize) {
    check_cells(family, &cells(), rows, at_least);
}

fn check_cells(family: &str, cells: &[Cell], rows: fn(&Cell) -> Vec<Row>, at_least: usize) {
    let mut played = 0;
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for cell in cells {
        for row in rows(cell) {
            for seed in 1..=SEEDS {
                played += 1;
                *kinds.entry(row.name.clone()).or_default() += 1;
                if let Err(difference) = row.play(cell, seed) {
                    wrong.push(format!(
                        "{}, seed {seed}, {}: {difference}",
                        cell.name(),
                        row.name
                    ));
                }
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
fn a_fault_in_a_hello_is_refused_as_prescribed() {
    check("hellos", hello::rows, 900);
}

#[test]
fn a_fault_in_the_key_exchange_is_refused_as_prescribed() {
    check("key exchange", exchange::rows, 350);
}

#[test]
fn a_certificate_that_will_not_do_is_refused_as_prescribed() {
    check("certificates", certificate::rows, 100);
}

#[test]
fn a_signature_that_will_not_do_is_refused_as_prescribed() {
    check("signatures", signature::rows, 60);
}

#[test]
fn a_message_out_of_order_is_refused_as_prescribed() {
    check("order", order::rows, 1800);
}

#[test]
fn a_fault_in_a_record_is_refused_as_prescribed() {
    check("records", records::rows, 900);
}

#[test]
fn a_fault_under_protection_is_refused_as_prescribed() {
    check("protection", protected::rows, 1500);
}

#[test]
fn an_alert_is_heeded_in_every_state() {
    check("alerts", alerts::rows, 1700);
}

#[test]
fn a_fault_in_a_handshake_that_goes_on_with_a_session_is_refused_as_prescribed() {
    let cells = resumption::cells();
    check_cells("resumption", &cells, resumption::rows, 900);
}

#[test]
fn a_session_that_nobody_disturbs_goes_on() {
    for cell in resumption::cells() {
        resumption::assert_goes_on(&cell);
    }
}

#[test]
fn a_fault_around_a_new_ticket_is_refused_as_prescribed() {
    let cells = resumption::issuing_cells();
    check_cells("tickets", &cells, resumption::ticket_rows, 200);
}

#[test]
fn what_is_lawful_is_accepted() {
    check("lawful", lawful::rows, 900);
}

#[test]
fn a_fault_in_client_authentication_is_refused_as_prescribed() {
    check_cells(
        "client authentication",
        &asking_cells(),
        client_auth::rows,
        250,
    );
}

#[test]
fn a_message_out_of_order_is_refused_where_the_client_is_asked_too() {
    check_cells("order, asked", &asking_cells(), order::rows, 1500);
}

#[test]
fn an_alert_is_heeded_where_the_client_is_asked_too() {
    check_cells("alerts, asked", &asking_cells(), alerts::rows, 1000);
}

#[test]
fn what_is_lawful_is_accepted_where_the_client_is_asked_too() {
    check_cells("lawful, asked", &asking_cells(), lawful::rows, 500);
}
