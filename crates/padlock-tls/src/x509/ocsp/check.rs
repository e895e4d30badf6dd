//! Does an OCSP response say that a certificate is good, now? Every check is made and reported (RFC 6960 section 3.2).

use serde::{Deserialize, Serialize};

use super::asn1::ResponderId;
use super::issue::CertificateStatus;
use super::read::{Flaw, Response, Single};
use crate::alert::AlertDescription;
use crate::x509::decoded::Decoded;
use crate::x509::{Evidence, EvidenceKey, Schemes, UnixTime, Verdict};

crate::ids::ids! {
    /// The checks, in the order in which they are made.
    ///
    /// A responder to whom the issuer has delegated is not believed: it fails `responder`.
    StapledCheckName {
        Response = "response",
        Certificate = "certificate",
        Responder = "responder",
        Signature = "signature",
        ThisUpdate = "this_update",
        NextUpdate = "next_update",
        Known = "known",
        Revocation = "revocation",
    }
}

impl StapledCheckName {
    /// The alert that says this check failed (RFC 6066 section 8, RFC 5246 section 7.2.2).
    #[must_use]
    pub const fn alert(self) -> AlertDescription {
        match self {
            Self::Revocation => AlertDescription::CertificateRevoked,
            _ => AlertDescription::BadCertificateStatusResponse,
        }
    }
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StapledCheck {
    /// Which.
    pub name: StapledCheckName,
    /// How it came out.
    pub verdict: Verdict,
    /// What it looked at; for a failure, what was wrong.
    pub evidence: Vec<Evidence>,
}

/// Every check, whatever the ones before it said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StapledReport {
    /// In the order of [`StapledCheckName::ALL`].
    pub checks: Vec<StapledCheck>,
}

impl StapledReport {
    /// Whether every check passed.
    #[must_use]
    pub fn accepted(&self) -> bool {
        let mut checks = self.checks.iter();
        checks.all(|check| check.verdict == Verdict::Passed)
    }

    /// The first check that failed.
    #[must_use]
    pub fn first_failure(&self) -> Option<&StapledCheck> {
        let mut checks = self.checks.iter();
        checks.find(|check| check.verdict == Verdict::Failed)
    }
}

/// All that an answer depends on, but for the response in question.
#[derive(Clone, Copy, Debug)]
pub struct StapledValidator<'a> {
    /// The certificate (DER) that the response shall be about.
    pub leaf: &'a [u8],
    /// Certificates (DER) among which its issuer is: the one whose key signed it.
    pub issuers: &'a [&'a [Vec<u8>]],
    /// The clock.
    pub now: UnixTime,
    /// The signature schemes at hand.
    pub schemes: Schemes,
}

/// What the checks look at, as far as there is any.
struct Context<'a> {
    validator: &'a StapledValidator<'a>,
    response: Result<Response, Flaw>,
    issuer: Option<Decoded>,
    leaf: Option<Decoded>,
}

type Found = (bool, Vec<Evidence>);

impl StapledValidator<'_> {
    /// Makes every check of the response with this DER. A check that cannot be made because another failed is
    /// [`Verdict::NotReached`].
    #[must_use]
    pub fn validate(&self, response: &[u8]) -> StapledReport {
        let leaf = Decoded::read(self.leaf).ok();
        let issuer = leaf.as_ref().and_then(|leaf| self.issuer(leaf));
        let context = Context {
            validator: self,
            response: Response::read(response),
            issuer,
            leaf,
        };
        let check = |&name: &StapledCheckName| context.check(name);
        StapledReport {
            checks: StapledCheckName::ALL.iter().map(check).collect(),
        }
    }

    fn issuer(&self, leaf: &Decoded) -> Option<Decoded> {
        let known = self.issuers.iter().copied().flatten();
        let mut read = known.filter_map(|der| Decoded::read(der).ok());
        read.find(|issuer| {
            issuer.subject.is(&leaf.issuer) && leaf.signed.verify(issuer, self.schemes).is_ok()
        })
    }
}

impl Context<'_> {
    fn check(&self, name: StapledCheckName) -> StapledCheck {
        let found = match name {
            StapledCheckName::Response => Some(self.response()),
            StapledCheckName::Certificate => self.certificate(),
            StapledCheckName::Responder => self.responder(),
            StapledCheckName::Signature => self.signature(),
            StapledCheckName::ThisUpdate => self.this_update(),
            StapledCheckName::NextUpdate => self.next_update(),
            StapledCheckName::Known => self.known(),
            StapledCheckName::Revocation => self.revocation(),
        };
        let (verdict, evidence) = match found {
            None => (Verdict::NotReached, vec![]),
            Some((true, evidence)) => (Verdict::Passed, evidence),
            Some((false, evidence)) => (Verdict::Failed, evidence),
        };
        StapledCheck {
            name,
            verdict,
            evidence,
        }
    }

    /// The response, with what it is held against.
    fn read(&self) -> Option<(&Response, &Decoded, Option<&Decoded>)> {
        let response = self.response.as_ref().ok()?;
        Some((response, self.leaf.as_ref()?, self.issuer.as_ref()))
    }

    fn single(&self) -> Option<&Single> {
        let (response, leaf, issuer) = self.read()?;
        response.about(leaf, issuer?)
    }

    fn response(&self) -> Found {
        match &self.response {
            Ok(_) => (true, vec![]),
            Err(Flaw::Malformed) => (false, vec![error("malformed_der")]),
            Err(Flaw::CriticalExtension) => (false, vec![error("critical_extension")]),
            Err(Flaw::Status(status)) => {
                let status = Evidence::new(EvidenceKey::ResponseStatus, status.id());
                (false, vec![status])
            }
        }
    }

    fn certificate(&self) -> Option<Found> {
        let (_, leaf, issuer) = self.read()?;
        let mut facts = vec![
            Evidence::new(EvidenceKey::Subject, &leaf.subject.text),
            Evidence::new(EvidenceKey::SerialNumber, hex(&leaf.serial_number)),
        ];
        if issuer.is_none() {
            facts.push(error("unknown_issuer"));
        }
        Some((self.single().is_some(), facts))
    }

    fn responder(&self) -> Option<Found> {
        let (response, _, issuer) = self.read()?;
        let responder = match &response.responder {
            ResponderId::ByName(name) => name.to_string(),
            ResponderId::ByKey(hash) => hex(hash.as_bytes()),
        };
        let facts = vec![Evidence::new(EvidenceKey::Responder, responder)];
        Some((issuer.is_some_and(|issuer| response.is_from(issuer)), facts))
    }

    fn signature(&self) -> Option<Found> {
        let (response, _, issuer) = self.read()?;
        let issuer = issuer?;
        let verified = response.signed.verify(issuer, self.validator.schemes);
        let mut facts = vec![Evidence::new(EvidenceKey::SignedBy, &issuer.subject.text)];
        facts.extend(verified.as_ref().err().map(error));
        Some((verified.is_ok(), facts))
    }

    /// Neither the word on the certificate nor the response is from the future.
    fn this_update(&self) -> Option<Found> {
        let (response, single) = (self.response.as_ref().ok()?, self.single()?);
        let now = self.validator.now;
        let facts = vec![
            Evidence::new(EvidenceKey::ThisUpdate, single.this_update),
            Evidence::new(EvidenceKey::Now, now),
        ];
        Some((
            single.this_update <= now && response.produced_at <= now,
            facts,
        ))
    }

    /// Without a `nextUpdate` there is always something newer (section 4.2.2.1), and a server could staple an old response
    /// for ever.
    fn next_update(&self) -> Option<Found> {
        let next = self.single()?.next_update;
        let now = self.validator.now;
        let mut facts = vec![Evidence::new(EvidenceKey::Now, now)];
        facts.extend(next.map(|next| Evidence::new(EvidenceKey::NextUpdate, next)));
        Some((next.is_some_and(|next| now <= next), facts))
    }

    fn known(&self) -> Option<Found> {
        let is_known = self.single()?.status != CertificateStatus::Unknown;
        Some((is_known, vec![]))
    }

    fn revocation(&self) -> Option<Found> {
        match self.single()?.status {
            CertificateStatus::Good => Some((true, vec![])),
            CertificateStatus::Revoked(at) => {
                let date = Evidence::new(EvidenceKey::RevocationDate, at);
                Some((false, vec![date]))
            }
            CertificateStatus::Unknown => None,
        }
    }
}

fn error(what: impl ToString) -> Evidence {
    Evidence::new(EvidenceKey::Error, what)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
