//! What a replay takes, in steps: a command may be as much work as hundreds of them.

use crate::{
    scenario::{Deed, Planned},
    world::Command,
};

/// What an attack weighs. The dearest takes twelve thousand calls, as long as some 700 steps of a handshake in full size.
pub const ATTACK: usize = 512;
/// What a hard computation weighs.
pub const CRACK: usize = 64;

/// What the commands of a link and the plan of its story weigh together.
pub(super) fn work(commands: &[Command], plan: &[Planned]) -> usize {
    let of_commands = commands.iter().map(of_command);
    let of_plan = plan.iter().map(|planned| of_deed(&planned.deed));
    of_commands.chain(of_plan).fold(0, usize::saturating_add)
}

const fn of_command(command: &Command) -> usize {
    match command {
        Command::Attack(_) => ATTACK,
        Command::Crack(_) => CRACK,
        _ => 1,
    }
}

const fn of_deed(deed: &Deed) -> usize {
    match deed {
        Deed::Attack(_) => ATTACK,
        Deed::Crack(_) => CRACK,
        _ => 1,
    }
}
