//! Whom a client can be, for a server that asks: the same in every version.

use super::ClientConfig;
use crate::{
    codec::Field,
    endpoint::{Choice, Decision, DecisionKind},
    error::{Check, Error},
    identity::Identity,
};

impl ClientConfig {
    /// Which certificate to show, or none; the first one that fits is the default.
    pub(super) fn identity_decision(&self, fits: impl Fn(&Identity) -> bool) -> Decision {
        let identities = self.identities.iter().enumerate();
        let fitting = identities.filter(|(_, identity)| fits(identity));
        let fitting: Vec<usize> = fitting.map(|(at, _)| at).collect();
        let default = Choice::Identity(fitting.first().copied());
        let fitting = fitting.into_iter().map(Some).chain([None]);
        Decision {
            kind: DecisionKind::Identity,
            options: fitting.map(Choice::Identity).collect(),
            default,
        }
    }

    /// The identity that was chosen, if one was.
    ///
    /// # Errors
    /// [`Check::DecisionPending`] for one that there is not.
    pub(super) fn chosen_identity(&self, at: Option<usize>) -> Result<Option<Identity>, Error> {
        let Some(at) = at else {
            return Ok(None);
        };
        let identity = self.identities.get(at).cloned();
        let none = || Error::in_field(Check::DecisionPending, Field::CertificateList);
        identity.ok_or_else(none).map(Some)
    }
}
