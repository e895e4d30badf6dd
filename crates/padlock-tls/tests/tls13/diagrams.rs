//! The diagrams of the RFC: the key schedule's and those of the state machines.

use padlock_tls::{
    ledger::{Op, ValueKind},
    party::Size,
    state,
    tls13::transcript::Range,
};

use super::{Pair, configs};

#[test]
fn the_ledger_s_derivations_are_the_diagram_of_rfc_8446_section_7_1() {
    let pair = Pair::new(configs(Size::Toy)).shake(1000);
    let ledger = pair.client.ledger();
    let mut arrows = vec![];
    for (_, line) in ledger.lines() {
        if !matches!(line.op, Op::HkdfExtract | Op::DeriveSecret) {
            continue;
        }
        for input in &line.inputs {
            let from = ledger.line(*input).expect("an input").value.clone();
            let range = ledger.line(*input).and_then(|line| {
                let messages = ledger.line(*line.inputs.first()?)?;
                (messages.value.slot.kind == ValueKind::HandshakeMessages)
                    .then(|| Range::of(&messages.value.bytes))?
            });
            let from = match range {
                Some(range) => range.to_string(),
                None => from.slot.kind.id().to_owned(),
            };
            let to = line.value.slot;
            arrows.push(format!("{from} -> {} of {}", to.kind.id(), to.of.id()));
        }
    }
    assert_eq!(
        arrows,
        [
            "early_secret -> handshake_salt of both",
            "handshake_salt -> handshake_secret of both",
            "shared_secret -> handshake_secret of both",
            "handshake_secret -> master_salt of both",
            "master_salt -> tls13_master_secret of both",
            "handshake_secret -> handshake_traffic_secret of client",
            "ClientHello..ServerHello -> handshake_traffic_secret of client",
            "handshake_secret -> handshake_traffic_secret of server",
            "ClientHello..ServerHello -> handshake_traffic_secret of server",
            "tls13_master_secret -> application_traffic_secret of client",
            "ClientHello..server Finished -> application_traffic_secret of client",
            "tls13_master_secret -> application_traffic_secret of server",
            "ClientHello..server Finished -> application_traffic_secret of server",
            "tls13_master_secret -> exporter_master_secret of both",
            "ClientHello..server Finished -> exporter_master_secret of both",
            "tls13_master_secret -> resumption_master_secret of both",
            "ClientHello..client Finished -> resumption_master_secret of both",
        ]
    );
}

#[test]
fn the_diagrams_of_both_ends_are_those_of_appendix_a() {
    let pair = Pair::new(configs(Size::Toy));
    let (client, server) = (pair.client.transitions(), pair.server.transitions());
    let drawn = state::dot("client", &client) + &state::dot("server", &server);
    assert_eq!(
        drawn,
        "\
digraph client {
    wait_sh -> wait_sh [label=\"HelloRetryRequest\"];
    wait_sh -> wait_ee [label=\"ServerHello\"];
    wait_ee -> wait_cert_cr [label=\"EncryptedExtensions\"];
    wait_cert_cr -> wait_cert [label=\"CertificateRequest\"];
    wait_cert_cr -> wait_cv [label=\"Certificate\"];
    wait_cert -> wait_cv [label=\"Certificate\"];
    wait_cv -> wait_finished [label=\"CertificateVerify\"];
    wait_finished -> connected [label=\"Finished\"];
    connected -> connected [label=\"NewSessionTicket\"];
    connected -> connected [label=\"CertificateRequest\"];
    connected -> connected [label=\"KeyUpdate\"];
    connected -> connected [label=\"ApplicationData\"];
}
digraph server {
    expect_client_hello -> recvd_ch [label=\"ClientHello\"];
    recvd_ch -> expect_client_hello [label=\"HelloRetryRequest\"];
    recvd_ch -> wait_finished [label=\"ServerHello\"];
    wait_finished -> wait_cert [label=\"CertificateRequest\"];
    wait_cert -> wait_cv [label=\"Certificate\"];
    wait_cert -> wait_finished [label=\"Certificate\"];
    wait_cv -> wait_finished [label=\"CertificateVerify\"];
    wait_finished -> connected [label=\"Finished\"];
    connected -> connected [label=\"CertificateRequest\"];
    connected -> wait_cv [label=\"Certificate\"];
    connected -> wait_finished [label=\"Certificate\"];
    connected -> connected [label=\"KeyUpdate\"];
    connected -> connected [label=\"ApplicationData\"];
}
"
    );
}
