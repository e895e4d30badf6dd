use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::codec::edit::edits;

proptest! {
    /// Full size only: in toy size one forgery in 2^16 is good.
    #[test]
    fn no_edited_certificate_is_accepted(edits in edits()) {
        let original = full_chain().remove(0);
        let mut leaf = original.clone();
        edits.iter().for_each(|edit| edit.apply(&mut leaf));
        let unchanged = leaf == original;
        let report = validate(&[leaf], &root_der(&full_authority()), NOW, "bank.example");
        prop_assert_eq!(report.accepted(), unchanged);
    }

    #[test]
    fn any_bytes_get_a_whole_report(
        mut chain in select(vec![toy_chain(), full_chain()]),
        edits in edits(),
        junk in vec(any::<u8>(), 0..60),
        name in ".{0,20}",
        now in any::<u64>(),
    ) {
        for der in &mut chain {
            edits.iter().for_each(|edit| edit.apply(der));
        }
        let anchors = [chain.clone(), vec![junk.clone()]].concat();
        for chain in [chain, vec![junk]] {
            let report = validate(&chain, &anchors, UnixTime(now), &name);
            let order: Vec<_> = report.checks.iter().map(|c| c.name).collect();
            prop_assert_eq!(order, CheckName::ALL);
        }
    }
}
