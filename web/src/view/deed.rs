//! What the eavesdropper does, in a few words.

use padlock_sim::{Command, Hand, attack::Attack};
use padlock_text::{Text, ToolLabel};

/// A deed, as what follows "the eavesdropper": "holds a message back".
pub fn deed(text: &Text, command: &Command) -> String {
    match command {
        Command::Attack(which) => attack(text, *which),
        other => text.tool(label(other), &[]),
    }
}

/// An attack's name.
pub fn attack(text: &Text, attack: Attack) -> String {
    let label = match attack {
        Attack::Bleichenbacher => ToolLabel::AttackBleichenbacher,
        Attack::PaddingOracle => ToolLabel::AttackPaddingOracle,
        Attack::Poodle => ToolLabel::AttackPoodle,
        Attack::Beast => ToolLabel::AttackBeast,
        Attack::Sweet32 => ToolLabel::AttackSweet32,
        Attack::NonceReuse => ToolLabel::AttackNonceReuse,
        Attack::Collision => ToolLabel::AttackCollision,
    };
    text.tool(label, &[])
}

const fn label(command: &Command) -> ToolLabel {
    match command {
        Command::Hand(hand) => of_hand(hand),
        Command::Alter { .. } => ToolLabel::DeedAlter,
        Command::GoBetween(_) => ToolLabel::DeedGoBetween,
        Command::TakeOver => ToolLabel::DeedTakeOver,
        Command::Guess { .. } => ToolLabel::DeedGuess,
        Command::Connect { .. } => ToolLabel::DeedConnect,
        Command::Crack(_) => ToolLabel::DeedCrack,
        Command::Leak(_) => ToolLabel::DeedLeak,
        _ => ToolLabel::DeedAttack,
    }
}

const fn of_hand(hand: &Hand) -> ToolLabel {
    match hand {
        Hand::Hold(_) => ToolLabel::DeedHold,
        Hand::Release(_) => ToolLabel::DeedRelease,
        Hand::Drop(_) => ToolLabel::DeedDrop,
        Hand::Delay(_) => ToolLabel::DeedDelay,
        Hand::Hurry(_) => ToolLabel::DeedHurry,
        Hand::Duplicate(_) => ToolLabel::DeedDuplicate,
        Hand::Replay(_) => ToolLabel::DeedReplay,
        Hand::Truncate { .. } => ToolLabel::DeedTruncate,
        Hand::Edit { .. } => ToolLabel::DeedEdit,
        Hand::Inject { .. } => ToolLabel::DeedInject,
    }
}
