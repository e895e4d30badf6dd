//! So many at once and no more.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// A number of slots, some of them free.
#[derive(Clone, Debug)]
pub struct Slots(Arc<(Mutex<usize>, Condvar)>);

/// A slot that is taken, until it is dropped.
#[derive(Debug)]
pub struct Slot(Slots);

impl Slots {
    /// So many free slots.
    pub fn new(free: usize) -> Self {
        Self(Arc::new((Mutex::new(free), Condvar::new())))
    }

    /// Takes one, or waits for one.
    pub fn take(&self) -> Slot {
        let (free, changed) = &*self.0;
        let free = free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = changed
            .wait_while(free, |free| *free == 0)
            .unwrap_or_else(PoisonError::into_inner);
        *free = free.saturating_sub(1);
        Slot(self.clone())
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let (free, changed) = &*self.0.0;
        let mut free = free.lock().unwrap_or_else(PoisonError::into_inner);
        *free = free.saturating_add(1);
        changed.notify_one();
    }
}
