//! Moments as links of the simulator, for what has no readable address.

use padlock_sim::{
    Link, LinkError, Scenario,
    link::Story,
    scenario::{Variation, text},
};

use super::Moment;

impl Moment {
    /// The moment as a link; `None` where it would be too large to be read again.
    pub fn link(&self) -> Option<String> {
        self.as_link().write().ok()
    }

    /// What the simulator makes a world of.
    fn as_link(&self) -> Link {
        let mut variation = Variation::default();
        for (key, value) in &self.keys {
            variation.set(key, value);
        }
        Link {
            story: match &self.file {
                Some(file) => Story::Written(file.clone()),
                None => Story::Named(self.scenario.clone()),
            },
            variation,
            commands: self.commands.clone(),
        }
    }

    /// Reads a link.
    ///
    /// # Errors
    /// Names what was refused, and where.
    pub fn of_link(fragment: &str) -> Result<Self, LinkError> {
        let link = Link::read(fragment)?;
        let story = link.scenario()?;
        let file = match link.story {
            Story::Written(file) => Some(file),
            Story::Named(_) => None,
        };
        Ok(Self {
            scenario: story.id,
            file,
            keys: link.variation.keys().to_vec(),
            commands: link.commands,
        })
    }

    /// The story, before the first message.
    ///
    /// # Errors
    /// When its file, or what is different in it, is refused.
    pub fn scenario(&self) -> Result<Scenario, LinkError> {
        self.as_link().scenario()
    }

    /// The text of the story's file.
    pub fn text(&self) -> Option<&str> {
        self.file.as_deref().or_else(|| text(&self.scenario))
    }
}
