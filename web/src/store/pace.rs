//! How fast it plays.

/// A speed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Half as fast.
    Slow,
    /// Time to see a message travel and to read its name.
    Usual,
    /// Twice as fast.
    Fast,
    /// As fast as one can follow.
    Fastest,
}

impl Pace {
    /// In the order of the menu.
    pub const ALL: [Self; 4] = [Self::Slow, Self::Usual, Self::Fast, Self::Fastest];

    /// Milliseconds from one step to the next.
    pub const fn milliseconds(self) -> u32 {
        match self {
            Self::Slow => 2_800,
            Self::Usual => 1_400,
            Self::Fast => 700,
            Self::Fastest => 200,
        }
    }

    /// How it is written.
    pub const fn factor(self) -> &'static str {
        match self {
            Self::Slow => "½ ×",
            Self::Usual => "1 ×",
            Self::Fast => "2 ×",
            Self::Fastest => "7 ×",
        }
    }
}
