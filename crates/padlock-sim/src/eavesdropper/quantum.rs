//! A quantum computer, as an oracle: nobody has built one that is large enough.
//!
//! Shor's algorithm ("Algorithms for quantum computation: discrete logarithms and factoring", 1994) gives the primes of
//! an RSA modulus and the logarithm of a public value, in a finite field or on a curve, in time polynomial in their size.
//! It does nothing for ML-KEM, whose secret is behind no period. Since the machine cannot be run here, its answer is
//! taken from the party whose secret it is, but only where the algorithm would give it: for a public value that the
//! eavesdropper has seen, of one of those three kinds. The work is what the best known circuits take, in Toffoli gates.

use padlock_core::Nat;
use padlock_tls::{
    group,
    handshake::NamedGroup,
    ledger::{Ledger, Op, Slot, Value, ValueKind},
    party::Whose,
};

use super::{Gain, Knowledge, hard};

/// What the machine says about all public values in `knowledge`, given what the ends hold; and the gates it takes.
pub(crate) fn ask(knowledge: &Knowledge, client: &Ledger, server: &Ledger) -> (Vec<Gain>, u64) {
    let known = &knowledge.known;
    let mut gains = Vec::new();
    let mut work: u64 = 0;
    for (_, line) in known.lines() {
        let public = &line.value;
        let (found, gates) = match (public.slot.kind, public.slot.of) {
            (ValueKind::RsaModulus, Whose::Server) => factors(public, server),
            (ValueKind::EphemeralPublicKey, Whose::Client) => logarithm(public, known, client),
            _ => continue,
        };
        let is_new = |value: &Value| known.find(value).is_none();
        let found: Vec<Value> = found.into_iter().filter(is_new).collect();
        if found.is_empty() {
            continue;
        }
        work = work.saturating_add(gates);
        gains.extend(found.into_iter().map(|value| Gain {
            value,
            op: Op::Quantum,
            inputs: vec![public.clone()],
            wire: None,
        }));
    }
    (gains, work)
}

/// The primes of the server's modulus: `0.3 n^3` gates for `n` bits (Gidney and Ekera 2021, section 1, the leading term).
fn factors(modulus: &Value, server: &Ledger) -> (Vec<Value>, u64) {
    let n = Nat::from_be_bytes(&modulus.bytes);
    let prime = |kind| held(server, Slot::new(kind, Whose::Server));
    let (p, q) = (prime(ValueKind::RsaPrimeP), prime(ValueKind::RsaPrimeQ));
    let number = |value: &Option<Value>| value.as_ref().map(|v| Nat::from_be_bytes(&v.bytes));
    let found = match (number(&p), number(&q)) {
        (Some(a), Some(b)) if a.mul(&b) == n => [p, q].into_iter().flatten().collect(),
        _ => vec![],
    };
    (found, factoring_gates(n.bits()))
}

/// The private value behind the client's public one, unless it is more than a power or a point that is public.
fn logarithm(public: &Value, known: &Ledger, client: &Ledger) -> (Vec<Value>, u64) {
    let number = public.slot.number;
    let Some(cost) = hard::logarithm_price(known, public) else {
        return (vec![], 0);
    };
    if client.find(public).is_none() {
        // It is not the client's: someone has put another one in its place.
        return (vec![], 0);
    }
    let name = u16::try_from(number).ok().map(NamedGroup);
    let p = Slot::new(ValueKind::DhP, Whose::Server);
    let is_field =
        known.newest(p).is_some() || name.is_some_and(|name| group::named_field(name).is_some());
    let gates = match is_field {
        true => factoring_gates(cost.size),
        false => curve_gates(cost.size),
    };
    let private = Slot::of_record(ValueKind::EphemeralPrivateKey, Whose::Client, number);
    (held(client, private).into_iter().collect(), gates)
}

fn held(ledger: &Ledger, slot: Slot) -> Option<Value> {
    ledger.newest(slot).map(|(_, value)| value.clone())
}

fn factoring_gates(bits: usize) -> u64 {
    let bits = u64::try_from(bits).unwrap_or(u64::MAX);
    bits.saturating_pow(3).saturating_mul(3) / 10
}

/// `448 n^3 log2(n)` gates for `n` bits (Roetteler, Naehrig, Svore and Lauter 2017, section 6, the leading term).
fn curve_gates(bits: usize) -> u64 {
    let log = u64::from(bits.max(1).ilog2());
    let bits = u64::try_from(bits).unwrap_or(u64::MAX);
    bits.saturating_pow(3)
        .saturating_mul(448)
        .saturating_mul(log)
}
