use super::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn every_attack_costs_more_at_every_larger_size() {
    for attack in Attack::ALL {
        let costs: Vec<f64> = (8..8192).map(|size| cost(*attack, size).bits).collect();
        assert!(
            costs.windows(2).all(|pair| pair[0] < pair[1]),
            "{}",
            attack.id()
        );
    }
    let factoring: Vec<f64> = (8..8192).map(factoring_bits).collect();
    assert!(factoring.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn the_sieves_meet_their_yardsticks() {
    let near = |attack, size, core_years: f64, factor: f64| {
        let cost = cost(attack, size);
        let ratio = cost.core_years / core_years;
        assert!(
            (1.0 / factor..=factor).contains(&ratio),
            "{attack:?} {size}: {ratio}"
        );
    };
    near(Attack::NumberFieldSieve, 829, 2700.0, 1.001);
    near(Attack::NumberFieldSieve, 795, 900.0, 2.0);
    near(
        Attack::NumberFieldSieve,
        330,
        4.0 / 24.0 / 365.25 * 2.2 / 2.1,
        1.001,
    );
    near(Attack::FieldSieve, 795, 3100.0, 1.001);
    // 112 bits: sqrt(pi n / 4) additions of the record's curve, of which 8.5 10^16 were done.
    let additions = (cost(Attack::CurveRho, 112).bits.exp2()) / POINT_ADDITION_CYCLES;
    assert!((0.5..2.0).contains(&(additions / 8.5e16)), "{additions}");
}

#[test]
fn full_sizes_are_out_of_reach_and_toy_sizes_are_not() {
    // NIST SP 800-57 part 1 revision 5, table 2: these are about 112 or 128 bits of security.
    for (attack, size, low, high) in [
        (Attack::NumberFieldSieve, 2048, 100.0, 125.0),
        (Attack::NumberFieldSieve, 3072, 115.0, 140.0),
        (Attack::FieldSieve, 2048, 100.0, 125.0),
        (Attack::CurveRho, 256, 125.0, 140.0),
        (Attack::KeySearch, 128, 125.0, 140.0),
    ] {
        let cost = cost(attack, size);
        assert!((low..high).contains(&cost.bits), "{cost:?}");
        assert!(cost.beyond_record && cost.core_years > 1e12);
    }
    assert!(factoring(64).core_years * SECONDS_PER_YEAR < 1.0);
    assert!(!factoring(64).beyond_record);
    assert!(field_logarithm(48, 48).core_years * SECONDS_PER_YEAR < 10.0);
    assert_eq!(field_logarithm(2048, 2047).attack, Attack::FieldSieve);
    assert_eq!(field_logarithm(2048, 40).attack, Attack::GroupLogarithm);
}

#[test]
fn the_cheapest_way_changes_with_the_size() {
    assert_eq!(factoring(10).attack, Attack::TrialDivision);
    assert_eq!(factoring(48).attack, Attack::PollardRho);
    assert_eq!(factoring(512).attack, Attack::NumberFieldSieve);
}
