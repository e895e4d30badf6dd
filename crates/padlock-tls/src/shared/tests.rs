use super::*;

/// As many as three levels hold, and some more.
const MANY: usize = 5000;

#[test]
fn what_is_pushed_is_there_in_order() {
    let items: Shared<usize> = (0..MANY).collect();
    assert_eq!(items.len(), MANY);
    assert!(items.iter().copied().eq(0..MANY));
    assert!(items.iter().rev().copied().eq((0..MANY).rev()));
    assert!(items.iter_from(4097).copied().eq(4097..MANY));
    assert!((0..MANY).all(|index| items.get(index) == Some(&index)));
    assert_eq!(
        (items.get(MANY), items.iter_from(MANY + 1).next()),
        (None, None)
    );
    assert_eq!(items.last(), Some(&(MANY - 1)));
}

#[test]
fn a_clone_keeps_what_the_other_changes() {
    let first: Shared<usize> = (0..MANY).collect();
    let mut second = first.clone();
    *second.get_mut(17).unwrap() = 1;
    second.push(2);
    assert_eq!((first.get(17), first.get(MANY)), (Some(&17), None));
    assert_eq!((second.get(17), second.get(MANY)), (Some(&1), Some(&2)));
    assert_ne!(first, second);
    *second.get_mut(17).unwrap() = 17;
    let same: Shared<usize> = (0..MANY).chain([2]).collect();
    assert_eq!(second, same);
}

#[test]
fn a_change_copies_the_way_to_one_item_alone() {
    let before: Shared<usize> = (0..MANY).collect();
    let mut after = before.clone();
    after.push(MANY);
    assert!((0..MANY).all(|index| after.shares(&before, index)));
    *after.get_mut(17).unwrap() = 0;
    let copied = (0..MANY).filter(|index| !after.shares(&before, *index));
    assert!(copied.eq([17]));
}

#[test]
fn both_ends_of_an_iterator_meet_where_nothing_is_left() {
    let items: Shared<usize> = (0..MANY).collect();
    for first in [0, 5, 16, 4090] {
        let mut left = items.iter_from(first);
        let mut expected = first..MANY;
        while let Some(wanted) = expected.next() {
            assert_eq!(left.len(), expected.len() + 1);
            assert_eq!(left.next(), Some(&wanted));
            assert_eq!(left.next_back().copied(), expected.next_back());
        }
        assert_eq!((left.next(), left.next_back()), (None, None));
    }
}
