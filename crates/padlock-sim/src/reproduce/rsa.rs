//! RSA: numbers, and Python's `pow` (RFC 8017 sections 5.1 and 7.2).

use padlock_tls::{
    ledger::{Inputs, ValueKind as V},
    suite::{RsaPadding, Suite},
};

use super::{Task, program::Program};

/// A prime factor of a small `n`, by trial division.
pub(super) fn factor(task: Task<'_>) -> Option<String> {
    let n = task.inputs.bytes(V::RsaModulus).ok()?;
    let program = Program::default()
        .number("n", n)
        .line("p = next(p for p in range(2, n) if n % p == 0)");
    Some(program.print(match task.output.kind {
        V::RsaPrimeP => "octets(p)",
        _ => "octets(n // p)",
    }))
}

/// `n` or `e` out of a certificate.
pub(super) fn read_certificate(task: Task<'_>) -> Option<String> {
    let certificate = task.inputs.bytes(V::ServerCertificate);
    let certificate = certificate.or_else(|_| task.inputs.bytes(V::ClientCertificate));
    let program = Program::default()
        .bytes("certificate", certificate.ok()?)
        .line("n, e = rsa_public_key(certificate)");
    Some(program.print(match task.output.kind {
        V::RsaModulus => "octets(n)",
        _ => "octets(e)",
    }))
}

/// `d = e^-1 mod (p-1)(q-1)`.
pub(super) fn private_exponent(inputs: Inputs<'_>) -> Option<String> {
    let program = Program::default()
        .number("p", inputs.bytes(V::RsaPrimeP).ok()?)
        .number("q", inputs.bytes(V::RsaPrimeQ).ok()?)
        .number("e", inputs.bytes(V::RsaPublicExponent).ok()?);
    Some(program.print("octets(pow(e, -1, (p - 1) * (q - 1)))"))
}

/// `c = m^e mod n`, padded first where the suite says so.
pub(super) fn encrypt(suite: &Suite, task: Task<'_>) -> Option<String> {
    let inputs = task.inputs;
    let secret = match task.output.kind {
        V::EncryptedPreMasterSecret => V::PreMasterSecret,
        _ => V::SessionKey,
    };
    let n = inputs.bytes(V::RsaModulus).ok()?;
    let mut program = Program::default()
        .number("n", n)
        .number("e", inputs.bytes(V::RsaPublicExponent).ok()?)
        .bytes("secret", inputs.bytes(secret).ok()?);
    let block = match suite.scale.padding {
        RsaPadding::None => "secret",
        RsaPadding::Pkcs1 => {
            program = program.bytes("padding", inputs.bytes(V::EncryptionPadding).ok()?);
            "b\"\\0\\2\" + padding + b\"\\0\" + secret"
        }
    };
    let length = n.len();
    Some(program.print(&format!("octets(pow(number({block}), e, n), {length})")))
}

/// `m = c^d mod n`, unpadded: what stands behind the first zero after the two bytes in front.
pub(super) fn decrypt(suite: &Suite, task: Task<'_>) -> Option<String> {
    let inputs = task.inputs;
    let encrypted = match task.output.kind {
        V::PreMasterSecret => V::EncryptedPreMasterSecret,
        _ => V::EncryptedSessionKey,
    };
    let n = inputs.bytes(V::RsaModulus).ok()?;
    let length = n.len();
    let program = Program::default()
        .number("n", n)
        .number("d", inputs.bytes(V::RsaPrivateExponent).ok()?)
        .number("c", inputs.bytes(encrypted).ok()?)
        .line(format!("block = octets(pow(c, d, n), {length})"));
    Some(program.print(match suite.scale.padding {
        RsaPadding::None => "block",
        RsaPadding::Pkcs1 => "block[block.index(0, 2) + 1:]",
    }))
}
