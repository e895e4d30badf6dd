//! Who is played by a person, and what waits for that person's answer.

use padlock_tls::{
    endpoint::{Choice, Decision, Input},
    party::Party,
};

use super::{Event, MessageId, Refused, Role, World, step::Step};

/// Who is played by a person. Everyone else is on autopilot.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Roles {
    by_hand: Vec<Role>,
    /// What ends in a person's hands have to decide.
    asked: Vec<(Party, Decision)>,
}

impl Roles {
    /// These roles are in a person's hands.
    #[must_use]
    pub fn by_hand(roles: &[Role]) -> Self {
        Self {
            by_hand: roles.to_vec(),
            asked: vec![],
        }
    }

    /// Forgets what was asked in a connection that is over.
    pub(super) fn forget(&mut self) {
        self.asked.clear();
    }
}

impl World {
    /// Whether a person plays this role.
    #[must_use]
    pub fn is_by_hand(&self, role: Role) -> bool {
        self.roles.by_hand.contains(&role)
    }

    /// What an end in a person's hands has to decide before anything else reaches it.
    #[must_use]
    pub fn decision(&self, party: Party) -> Option<&Decision> {
        let mut asked = self.roles.asked.iter();
        let (_, decision) = asked.find(|(of, _)| *of == party)?;
        Some(decision)
    }
}

impl Step {
    /// Notes that an end in a person's hands is asked something.
    pub(super) fn ask(&mut self, by: Party, decision: Decision) {
        let kind = decision.kind;
        self.world.roles.asked.push((by, decision));
        self.events.push(Event::Asked { by, kind });
    }

    /// What the autopilot of one end answers: the default, but for a client that takes any certificate.
    pub(super) fn answer(&self, party: Party, decision: Decision) -> Choice {
        match decision.default {
            Choice::Certificate(_) if self.takes_any(party) => Choice::Certificate(true),
            default => default,
        }
    }

    fn takes_any(&self, party: Party) -> bool {
        party == Party::Client && self.world.scenario.client.accepts_any_certificate
    }

    /// Nothing reaches an end that has something to decide.
    pub(super) fn refuse_while_deciding(&self, id: MessageId) -> Result<(), Refused> {
        let to = self.world.message(id).map(super::Message::to);
        match to.and_then(|to| self.world.decision(to)) {
            Some(_) => Err(Refused::DecisionPending),
            None => Ok(()),
        }
    }

    /// Puts a role into a person's hands, or back on autopilot, which answers what is open.
    pub(super) fn play(&mut self, role: Role, by_hand: bool) -> Result<(), Refused> {
        let roles = &mut self.world.roles.by_hand;
        roles.retain(|other| *other != role);
        if by_hand {
            roles.push(role);
            roles.sort_unstable();
        }
        self.events.push(Event::Played { role, by_hand });
        let party = match role {
            Role::Client => Party::Client,
            Role::Server => Party::Server,
            Role::Eavesdropper => return Ok(()),
        };
        let open = self.world.decision(party).map(|open| open.default.clone());
        match open.filter(|_| !by_hand) {
            Some(default) => self.choose(party, &default),
            None => Ok(()),
        }
    }

    /// Answers a decision. Its true course is run, whatever it leads to; an answer that is none leaves it open.
    pub(super) fn choose(&mut self, by: Party, choice: &Choice) -> Result<(), Refused> {
        let open = self.world.decision(by).ok_or(Refused::NothingToDecide)?;
        if open.kind != choice.kind() {
            return Err(Refused::NothingToDecide);
        }
        self.world.roles.asked.retain(|(of, _)| *of != by);
        let choice = choice.clone();
        self.events.push(Event::Decided {
            by,
            choice: choice.clone(),
        });
        self.tell(by, Input::Choose(choice), None);
        let declined =
            |event: &Event| matches!(event, Event::Declined { by: end, .. } if *end == by);
        match self.events.iter().any(declined) {
            true => Err(Refused::NoSuchOption),
            false => {
                self.play_script();
                Ok(())
            }
        }
    }
}
