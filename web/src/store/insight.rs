//! What follows from a world, computed once a moment and only where it is asked for: her knowledge and the verdict.

use std::{cell::OnceCell, rc::Rc};

use padlock_sim::{Knowledge, Role, Verdict, World};
use padlock_tls::{ledger::Ledger, party::Party};

/// A moment, what the eavesdropper knows in it, and what that means.
pub struct Insight {
    /// The moment.
    pub world: Rc<World>,
    knowledge: OnceCell<Knowledge>,
    verdict: OnceCell<Verdict>,
}

impl Insight {
    /// What will follow from a world.
    pub fn of(world: &Rc<World>) -> Self {
        Self {
            world: world.clone(),
            knowledge: OnceCell::new(),
            verdict: OnceCell::new(),
        }
    }

    /// What she knows, lacks and could do: runs the fixpoint.
    pub fn knowledge(&self) -> &Knowledge {
        self.knowledge.get_or_init(|| self.world.knowledge())
    }

    /// The five lamps.
    pub fn verdict(&self) -> &Verdict {
        self.verdict
            .get_or_init(|| self.world.verdict(self.knowledge()))
    }

    /// Every value that a role holds.
    pub fn held(&self, role: Role) -> &Ledger {
        match role {
            Role::Client => self.world.ledger(Party::Client),
            Role::Server => self.world.ledger(Party::Server),
            Role::Eavesdropper => &self.knowledge().known,
        }
    }
}
