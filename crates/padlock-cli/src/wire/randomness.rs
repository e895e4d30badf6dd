//! What a real connection needs of the operating system: randomness and a clock.

use std::time::SystemTime;

use padlock_core::Drbg;
use padlock_tls::x509::UnixTime;

use super::WireFailure;

/// A generator with 256 bits from the operating system; forks of it by different labels are independent.
pub fn seed() -> Result<Drbg, WireFailure> {
    let mut random = [0; 32];
    getrandom::fill(&mut random).map_err(|_| WireFailure::NoRandomness)?;
    let label: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Drbg::new(0).fork(&label))
}

/// What the clock says; a clock before 1970 says 1970.
pub fn now() -> UnixTime {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    UnixTime(since.unwrap_or_default().as_secs())
}
