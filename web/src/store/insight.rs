//! What follows from a world, computed once a moment: her knowledge and the verdict.

use std::rc::Rc;

use padlock_sim::{Knowledge, Role, Verdict, World};
use padlock_tls::{ledger::Ledger, party::Party};

/// A moment, what the eavesdropper knows in it, and what that means.
#[derive(Clone, Debug, PartialEq)]
pub struct Insight {
    /// The moment.
    pub world: Rc<World>,
    /// What she knows, lacks and could do.
    pub knowledge: Knowledge,
    /// The five lamps.
    pub verdict: Verdict,
}

impl Insight {
    /// Runs the fixpoint.
    pub fn of(world: &Rc<World>) -> Self {
        let knowledge = world.knowledge();
        let verdict = world.verdict(&knowledge);
        Self {
            world: world.clone(),
            knowledge,
            verdict,
        }
    }

    /// Every value that a role holds.
    pub fn held(&self, role: Role) -> &Ledger {
        match role {
            Role::Client => self.world.ledger(Party::Client),
            Role::Server => self.world.ledger(Party::Server),
            Role::Eavesdropper => &self.knowledge.known,
        }
    }
}
