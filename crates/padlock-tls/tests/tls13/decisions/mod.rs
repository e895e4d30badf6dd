//! Both roles played by hand: every choice that a person has in TLS 1.3 and not only there, right ones and wrong ones, and what
//! becomes of them.

mod groups;
mod identities;
mod versions;

use padlock_tls::{
    alert::AlertDescription as A,
    client::ClientConfig,
    endpoint::{Choice, Decision, DecisionKind, Input, Output},
    error::{Blame, Check},
    handshake::NamedGroup,
    party::Size,
    server::{Demand, ServerConfig},
    state::State,
};

use super::{
    Pair,
    authentication::{alert, asking},
    configs,
};

const CLIENT: bool = false;
const SERVER: bool = true;

/// This end refuses for that, and the other one is told.
#[track_caller]
fn assert_refused(pair: &Pair, by_server: bool, check: Check, description: A) {
    let (by, other) = match by_server {
        true => (&pair.server, &pair.client),
        false => (&pair.client, &pair.server),
    };
    assert_eq!(alert(by), Some((check, description)));
    let told = Some((Check::AlertReceived, description));
    assert_eq!(alert(other), told);
}

/// What was asked for, of both ends.
fn asked(pair: &Pair) -> Vec<DecisionKind> {
    let asked = pair.outputs.iter().filter_map(|output| match output {
        Output::Decide(decision) => Some(decision.kind),
        _ => None,
    });
    asked.collect()
}

/// The decision of this kind as an end puts it first.
fn decision(pair: &Pair, kind: DecisionKind, nth: usize) -> Decision {
    let mut asked = pair.outputs.iter().filter_map(|output| match output {
        Output::Decide(decision) if decision.kind == kind => Some(decision.clone()),
        _ => None,
    });
    asked.nth(nth).expect("is asked for")
}

/// A handshake with one choice by hand, which is taken.
fn play(configs: (ClientConfig, ServerConfig), by_server: bool, choice: Choice) -> Pair {
    in_portions(configs, by_server, choice, 1000)
}

/// The same, so many bytes at a time.
fn in_portions(
    configs: (ClientConfig, ServerConfig),
    by_server: bool,
    choice: Choice,
    portion: usize,
) -> Pair {
    let pair = Pair::new(configs).choosing(by_server, choice);
    let pair = pair.shake(portion);
    let is_refusal = |output: &Output| matches!(output, Output::Refused(_));
    let refusal = pair.outputs.iter().find(|output| is_refusal(output));
    assert_eq!(refusal, None);
    pair
}

/// Every option that `by_server` has in the `nth` such decision, played to the end.
fn every_option(
    configs: &(ClientConfig, ServerConfig),
    by_server: bool,
    kind: DecisionKind,
    nth: usize,
) -> Vec<(Choice, Pair)> {
    let autopilot = Pair::new(configs.clone()).shake(1000);
    let options = decision(&autopilot, kind, nth).options.into_iter();
    let each = |option: Choice| {
        let pair = play(configs.clone(), by_server, option.clone());
        (option, pair)
    };
    options.map(each).collect()
}

#[test]
fn every_decision_of_a_handshake_is_asked_for_in_its_order() {
    use DecisionKind as D;
    let of_client = [D::Version, D::Groups, D::KeyShares, D::EphemeralKey];
    let of_server = [D::Version, D::CipherSuite, D::Group];
    let proofs = [D::Identity, D::ClientAuthentication, D::EphemeralKey];
    let judged = [D::Certificate, D::Identity, D::Certificate];
    let (client, mut server) = asking(Size::Full, Demand::Required);
    let pair = Pair::new((client.clone(), server.clone())).shake(1000);
    pair.assert_connected();
    let all = [&of_client[..], &of_server, &proofs, &judged].concat();
    assert_eq!(asked(&pair), all);
    // Another hello is another share, and nothing else to decide.
    server.groups = vec![NamedGroup::SECP384R1];
    let pair = Pair::new((client, server)).shake(1000);
    pair.assert_connected();
    let again = [D::EphemeralKey];
    let all = [&of_client[..], &of_server, &again, &proofs, &judged].concat();
    assert_eq!(asked(&pair), all);
}

#[test]
fn what_cannot_be_done_at_all_is_asked_for_again() {
    let without_arithmetic = NamedGroup(0x4a4a);
    for (by_server, impossible) in [
        (CLIENT, Choice::KeyShares(vec![without_arithmetic])),
        (SERVER, Choice::Group(without_arithmetic)),
        (SERVER, Choice::Identity(Some(7))),
        (CLIENT, Choice::Identity(Some(7))),
    ] {
        let mut pair = Pair::new(asking(Size::Full, Demand::Required));
        pair.tell(true, Input::Start);
        let mut to_server = false;
        let mut input = Input::Start;
        // Carries flights until that decision is due.
        let default = loop {
            match until(&mut pair, to_server, input, impossible.kind(), by_server) {
                Ok(decision) => break decision.default,
                Err(flight) => input = Input::Receive(flight),
            }
            to_server = !to_server;
        };
        let end = if by_server {
            &mut pair.server
        } else {
            &mut pair.client
        };
        let before = end.clone();
        let refused = end.handle(Input::Choose(impossible));
        let [Output::Refused(error)] = refused.as_slice() else {
            panic!("{refused:?}");
        };
        let why = (error.blame, error.check);
        assert_eq!(why, (Blame::ApiMisuse, Check::DecisionPending));
        assert_eq!(*end, before);
        let flight = pair.tell(by_server, Input::Choose(default));
        pair.carry(!by_server, flight, 1000);
        pair.assert_connected();
    }
}

/// What an end sends after an input, or the decision of this kind that `by_server` is asked for before.
fn until(
    pair: &mut Pair,
    to_server: bool,
    input: Input,
    kind: DecisionKind,
    by_server: bool,
) -> Result<Decision, Vec<u8>> {
    let mut flight = vec![];
    let mut inputs = vec![input];
    while let Some(input) = inputs.pop() {
        let end = if to_server {
            &mut pair.server
        } else {
            &mut pair.client
        };
        for output in end.handle(input) {
            match output {
                Output::Send { record, .. } => flight.extend(record),
                Output::Decide(decision) if decision.kind == kind && to_server == by_server => {
                    return Ok(decision);
                }
                Output::Decide(decision) => inputs.push(Input::Choose(decision.default)),
                _ => {}
            }
        }
    }
    Err(flight)
}

#[test]
fn an_answer_to_another_question_changes_nothing() {
    let mut pair = Pair::new(configs(Size::Toy));
    let _ = pair.client.handle(Input::Start);
    assert_eq!(pair.client.state(), State::ChooseVersion);
    let before = pair.client.clone();
    let refused = pair.client.handle(Input::Choose(Choice::KeyShares(vec![])));
    assert!(matches!(refused.as_slice(), [Output::Refused(_)]));
    assert_eq!(pair.client, before);
}
