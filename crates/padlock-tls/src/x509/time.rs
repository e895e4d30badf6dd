//! Dates in certificates (RFC 5280 section 4.1.2.5).

use core::fmt;
use core::time::Duration;

use der::DateTime;
use der::asn1::{GeneralizedTime, UtcTime};
use serde::{Deserialize, Serialize};
use x509_cert::time::Time;

use super::CertificateError;

/// Seconds since 1970-01-01T00:00:00Z. Shown as ISO 8601.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct UnixTime(pub u64);

/// The period in which a certificate is valid, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    /// The first second.
    pub not_before: UnixTime,
    /// The last second.
    pub not_after: UnixTime,
}

impl UnixTime {
    /// A date and time in UTC; `None` when there is no such one between 1970 and 9999.
    pub fn utc(date: (u16, u8, u8), time: (u8, u8, u8)) -> Option<Self> {
        let date_time = DateTime::new(date.0, date.1, date.2, time.0, time.1, time.2).ok()?;
        Some(Self(date_time.unix_duration().as_secs()))
    }

    /// `UTCTime` through 2049, `GeneralizedTime` from 2050 on.
    pub(super) fn to_time(self) -> Result<Time, CertificateError> {
        let out_of_range = |_| CertificateError::DateOutOfRange;
        let since = Duration::from_secs(self.0);
        let date = DateTime::from_unix_duration(since).map_err(out_of_range)?;
        Ok(match UtcTime::from_date_time(date) {
            Ok(time) => Time::UtcTime(time),
            Err(_) => Time::GeneralTime(GeneralizedTime::from_date_time(date)),
        })
    }
}

impl From<Time> for UnixTime {
    fn from(time: Time) -> Self {
        Self(time.to_unix_duration().as_secs())
    }
}

impl fmt::Display for UnixTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match DateTime::from_unix_duration(Duration::from_secs(self.0)) {
            Ok(date) => write!(f, "{date}"),
            Err(_) => write!(f, "{}", self.0),
        }
    }
}
