//! What follows from a world, computed once a moment: her knowledge and the verdict.

use padlock_sim::{Knowledge, Verdict, World};

/// What the eavesdropper knows, and what that means.
#[derive(Clone, Debug, PartialEq)]
pub struct Insight {
    /// What she knows, lacks and could do.
    pub knowledge: Knowledge,
    /// The five lamps.
    pub verdict: Verdict,
}

impl Insight {
    /// Runs the fixpoint.
    pub fn of(world: &World) -> Self {
        let knowledge = world.knowledge();
        let verdict = world.verdict(&knowledge);
        Self { knowledge, verdict }
    }
}
