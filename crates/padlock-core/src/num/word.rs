//! Arithmetic on machine words, for the searches that need speed: all moduli are at most 64 bits.

/// `a * b mod m`; `m` is not 0.
#[must_use]
pub(crate) fn mul(a: u64, b: u64, m: u64) -> u64 {
    (u128::from(a) * u128::from(b) % u128::from(m)) as u64
}

/// `a + b mod m`, for `a` and `b` below `m`.
#[must_use]
pub(crate) const fn add(a: u64, b: u64, m: u64) -> u64 {
    match a.checked_sub(m - b) {
        Some(wrapped) => wrapped,
        None => a + b,
    }
}

/// `a - b mod m`, for `a` and `b` below `m`.
#[must_use]
pub(crate) const fn sub(a: u64, b: u64, m: u64) -> u64 {
    match a.checked_sub(b) {
        Some(difference) => difference,
        None => a + (m - b),
    }
}

/// `a^e mod m`; `m` is not 0.
#[must_use]
pub(crate) fn pow(a: u64, mut e: u64, m: u64) -> u64 {
    let mut square = a % m;
    let mut power = 1 % m;
    while e > 0 {
        if e & 1 == 1 {
            power = mul(power, square, m);
        }
        square = mul(square, square, m);
        e >>= 1;
    }
    power
}

/// Whether `n` is prime: Miller and Rabin's test to bases that decide every number of 64 bits.
#[must_use]
pub(crate) fn is_prime(n: u64) -> bool {
    if n < 2 || n.is_multiple_of(2) {
        return n == 2;
    }
    let twos = (n - 1).trailing_zeros();
    super::WITNESSES.iter().all(|&base| {
        let mut x = pow(base, (n - 1) >> twos, n);
        // A multiple of `n`, and 1, prove nothing.
        let mut passed = base.is_multiple_of(n) || x == 1;
        for _ in 0..twos {
            passed |= x == n - 1;
            x = mul(x, x, n);
        }
        passed
    })
}

/// The greatest common divisor; `gcd(0, b)` is `b`.
#[must_use]
pub(crate) const fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// The inverse of `a` modulo `m`, where there is one; `m` has at most 62 bits.
#[must_use]
pub(crate) fn inverse(a: u64, m: u64) -> Option<u64> {
    // Both coefficients stay below `m` in magnitude, so that nothing overflows.
    let (mut r, mut next_r) = (i64::try_from(m).ok()?, i64::try_from(a % m).ok()?);
    let (mut t, mut next_t) = (0_i64, 1);
    while next_r != 0 {
        let quotient = r / next_r;
        (r, next_r) = (next_r, r - quotient * next_r);
        (t, next_t) = (next_t, t - quotient * next_t);
    }
    (r == 1).then(|| {
        t.rem_euclid(i64::try_from(m).unwrap_or(i64::MAX))
            .unsigned_abs()
    })
}
