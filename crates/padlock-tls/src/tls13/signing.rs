//! Certificate and CertificateVerify, as their maker and their reader hold them (RFC 8446 sections 4.4.2 and 4.4.3).

use padlock_core::{Working, signature::PublicKey};

use super::{connection::Connection, signature};
use crate::{
    codec::{Codec, Field},
    error::{Check, Error},
    extension::{Extension, SignatureSchemeCode},
    handshake::{
        CertificateVerify, DigitallySigned,
        tls13::{Certificate, CertificateEntry, Message},
    },
    identity::Identity,
    ledger::{Op, OpError, Slot, ValueId, ValueKind},
    party::{Size, Whose},
    x509::{CheckName, KeyKind, ParsedCertificate},
};

impl Connection {
    /// This end's own key and certificate.
    pub fn hold_identity(&mut self, identity: &Identity) {
        let leaf = identity.certificate_list.first().cloned();
        let leaf = leaf.map(|leaf| (self.party.certificate(), leaf));
        for (kind, bytes) in identity.key_values().into_iter().chain(leaf) {
            let slot = Slot::new(kind, self.party.into());
            self.hold(slot, bytes, Op::Configured);
        }
    }

    /// Shows a chain, or none; `extensions` go along with the first certificate.
    ///
    /// # Errors
    /// A record that cannot be made.
    pub fn send_certificate(
        &mut self,
        certificate_request_context: Vec<u8>,
        identity: Option<&Identity>,
        extensions: Vec<Extension>,
    ) -> Result<(), Error> {
        let chain = identity.map(|identity| identity.certificate_list.clone());
        let extensions = std::iter::once(extensions).chain(std::iter::repeat(vec![]));
        let entries = chain.unwrap_or_default().into_iter().zip(extensions);
        let entry = |(cert_data, extensions)| CertificateEntry {
            cert_data,
            extensions,
        };
        self.send_handshake(&Message::Certificate(Certificate {
            certificate_request_context,
            certificate_list: entries.map(entry).collect(),
        }))
    }

    /// Proves that this end has the key of the certificate that it has just shown.
    ///
    /// # Errors
    /// A key that cannot sign so.
    pub fn send_certificate_verify(&mut self, code: SignatureSchemeCode) -> Result<(), Error> {
        let content = self.signed_content(self.party)?;
        let own = |kind| Slot::new(kind, self.party.into());
        let algorithm = own(ValueKind::SignatureAlgorithm);
        let held = [
            self.party.certificate(),
            ValueKind::RsaPrivateExponent,
            ValueKind::RsaPrimeP,
            ValueKind::RsaPrimeQ,
            ValueKind::SigningKey,
        ];
        let held = held.map(|kind| self.ledger.newest(own(kind)).map(|(id, _)| id));
        let signature = own(ValueKind::Signature);
        let algorithm = self.hold(algorithm, code.to_bytes(), Op::Chosen);
        let inputs = [content, algorithm]
            .into_iter()
            .chain(held.into_iter().flatten());
        let inputs: Vec<ValueId> = inputs.collect();
        let signature = self.ledger.derive(signature, Op::Sign, &inputs)?;
        let verify = CertificateVerify(DigitallySigned {
            algorithm: Some(code),
            signature: self.ledger.bytes(signature).to_vec(),
        });
        self.send_handshake(&Message::CertificateVerify(verify))
    }

    /// The key of the peer's certificate: one of the size that the suite has.
    ///
    /// # Errors
    /// A certificate that cannot be read, or a key of another size.
    pub fn hold_peer_certificate(&mut self, leaf: &[u8]) -> Result<PublicKey, Error> {
        let of = Whose::from(self.party.peer());
        let slot = Slot::new(self.party.peer().certificate(), of);
        let certificate = self.hold(slot, leaf.to_vec(), Op::Received);
        let corrupt = CheckName::Parse;
        let key = ParsedCertificate::parse(leaf).map(|certificate| certificate.public_key);
        let key = key.map_err(|_| Error::certificate(Some(corrupt), corrupt.alert()))?;
        let is_toy = self.suite()?.size == Size::Toy;
        if KeyKind::of(&key, is_toy).is_toy() != is_toy {
            return Err(OpError::Certificate.into());
        }
        if let PublicKey::Rsa(_) = key {
            for kind in [ValueKind::RsaModulus, ValueKind::RsaPublicExponent] {
                let slot = Slot::new(kind, of);
                self.ledger
                    .derive(slot, Op::ReadCertificate, &[certificate])?;
            }
        }
        Ok(key)
    }

    /// The peer's proof that it has `key`, in a scheme out of `offered`.
    ///
    /// # Errors
    /// Another scheme, or another key.
    pub fn check_certificate_verify(
        &mut self,
        key: Option<&PublicKey>,
        offered: &[SignatureSchemeCode],
        signed: &DigitallySigned,
    ) -> Result<(), Error> {
        let wrong = || Error::in_field(Check::SignatureAlgorithm, Field::SignatureScheme);
        let code = signed.algorithm.ok_or_else(wrong)?;
        let key = key.ok_or_else(wrong)?;
        let size = self.suite()?.size;
        let scheme = signature::scheme(key, size, code)
            .filter(|_| offered.contains(&code))
            .ok_or_else(wrong)?;
        let content = self.signed_content(self.party.peer())?;
        let content = self.ledger.bytes(content);
        scheme
            .verify(key, content, &signed.signature, &mut Working::off())
            .map_err(|_| Error::in_field(Check::CertificateVerify, Field::Signature))?;
        let of_peer = |kind| Slot::new(kind, self.party.peer().into());
        let (algorithm, signature) = (
            of_peer(ValueKind::SignatureAlgorithm),
            of_peer(ValueKind::Signature),
        );
        self.hold(algorithm, code.to_bytes(), Op::Received);
        self.hold(signature, signed.signature.clone(), Op::Received);
        Ok(())
    }
}
