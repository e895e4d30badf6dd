use padlock_core::num::is_prime;

use super::*;

#[test]
fn the_primes_of_every_built_in_key_are_prime() {
    let mut keys = vec![];
    for size in [Size::Toy, Size::Full] {
        keys.extend([server_key(size).unwrap(), authority_key(size).unwrap()]);
        let signing = signing(size).unwrap();
        let PrivateKey::Rsa(signing) = signing else {
            panic!("an RSA key signs for RSA");
        };
        keys.push(signing);
        #[cfg(feature = "all-suites")]
        for owner in [
            Owner::Authority,
            Owner::Client,
            Owner::Eavesdropper,
            Owner::Rogue,
        ] {
            keys.push(rsa(owner, size).unwrap());
        }
    }
    #[cfg(feature = "all-suites")]
    if let PrivateKey::Rsa(short) = short().unwrap() {
        keys.push(short);
    }
    for key in keys {
        assert!(is_prime(&key.p) && is_prime(&key.q), "{}", key.n);
        assert_ne!(key.p, key.q);
    }
}
