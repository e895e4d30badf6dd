//! What the whole page's header offers beyond the settings.

use std::rc::Rc;

use padlock_sim::{
    Branch, BranchEnd, Command,
    scenario::{INDEX, Version},
};
use padlock_text::{Arg, Text, ToolLabel};

use super::{
    Choice,
    compare::{ComparedCard, With},
    deed, settings,
};
use crate::store::{Action, AppState};

/// A format in which a moment leaves the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A capture with its secrets.
    Pcapng,
    /// The secrets alone.
    KeyLog,
    /// The trace.
    Json,
    /// A sequence diagram.
    Mermaid,
    /// A sequence diagram.
    Svg,
    /// The story's file.
    Toml,
}

impl Format {
    /// In the order of the menu.
    pub const ALL: &[Self] = &[
        Self::Pcapng,
        Self::KeyLog,
        Self::Json,
        Self::Mermaid,
        Self::Svg,
        Self::Toml,
    ];

    /// The stable name, which ends a file’s name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Pcapng => "pcapng",
            Self::KeyLog => "keys.txt",
            Self::Json => "json",
            Self::Mermaid => "mmd",
            Self::Svg => "svg",
            Self::Toml => "toml",
        }
    }

    /// What it is called.
    pub const fn label(self) -> ToolLabel {
        match self {
            Self::Pcapng => ToolLabel::ExportPcapng,
            Self::KeyLog => ToolLabel::ExportKeyLog,
            Self::Json => ToolLabel::ExportJson,
            Self::Mermaid => ToolLabel::ExportMermaid,
            Self::Svg => ToolLabel::ExportSvg,
            Self::Toml => ToolLabel::ExportToml,
        }
    }
}

/// All of the menus.
#[derive(Clone, Debug, PartialEq)]
pub struct MenusCard {
    /// The defence's switch, where the story has one.
    pub defence: Option<Vec<Choice>>,
    /// The branches, where there are several.
    pub branches: Vec<BranchCard>,
    /// What the present story can be compared with.
    pub withs: Vec<WithCard>,
    /// The comparison made last.
    pub compared: Option<Rc<ComparedCard>>,
}

/// Something to compare with.
#[derive(Clone, Debug, PartialEq)]
pub struct WithCard {
    /// What.
    pub with: With,
    /// In words.
    pub words: String,
}

/// A branch in the menu.
#[derive(Clone, Debug, PartialEq)]
pub struct BranchCard {
    /// Its end.
    pub end: BranchEnd,
    /// How long it is, and how it begins.
    pub words: String,
    /// Whether one stands on it.
    pub here: bool,
}

/// The menus in this state.
pub fn menus(state: &AppState) -> MenusCard {
    let text = &state.text;
    let choice = |key, label, on: bool, defended: bool| Choice {
        key,
        words: text.tool(label, &[]),
        action: Action::Set {
            key: "defended",
            value: on.then(|| "true".to_owned()),
        },
        chosen: on == defended,
    };
    let defence = settings::settings(state).defended.map(|defended| {
        vec![
            choice("off", ToolLabel::DefenceOff, false, defended),
            choice("on", ToolLabel::DefenceOn, true, defended),
        ]
    });
    let branches = match state.timeline.has_branches() {
        true => state.timeline.branches(),
        false => Vec::new(),
    };
    let branches: Vec<BranchCard> = branches.iter().map(|way| branch(text, way)).collect();
    MenusCard {
        withs: withs(state, &branches),
        compared: state.compared.clone(),
        defence,
        branches,
    }
}

fn withs(state: &AppState, branches: &[BranchCard]) -> Vec<WithCard> {
    let text = &state.text;
    let scenario = state.world().scenario();
    let mut withs = Vec::new();
    let others = branches.iter().filter(|branch| !branch.here);
    withs.extend(others.map(|branch| WithCard {
        with: With::Branch(branch.end),
        words: format!("{}: {}", text.tool(ToolLabel::Branches, &[]), branch.words),
    }));
    if settings::settings(state).defended == Some(false) {
        withs.push(WithCard {
            with: With::Defence,
            words: format!(
                "{}: {}",
                text.tool(ToolLabel::Defence, &[]),
                text.tool(ToolLabel::DefenceOn, &[])
            ),
        });
    }
    let versions = Version::ALL.iter().copied();
    let versions =
        versions.filter(|version| ![scenario.version, Version::Hybrid].contains(version));
    if scenario.version != Version::Hybrid {
        withs.extend(versions.map(|version| WithCard {
            with: With::Version(version),
            words: format!("TLS {}", version.id()),
        }));
    }
    let stories = INDEX.iter().filter(|entry| entry.id != scenario.id);
    withs.extend(stories.map(|entry| WithCard {
        with: With::Story(entry.id),
        words: text.story_title(entry.id),
    }));
    withs
}

fn branch(text: &Text, branch: &Branch) -> BranchCard {
    let command = match &branch.command {
        Some(Command::Step) => text.label(padlock_text::Label::Step),
        Some(Command::Say { text: words, .. }) => format!("“{words}”"),
        Some(command) => deed::deed(text, command),
        None => String::new(),
    };
    let args = [
        ("length", Arg::Count(branch.length as u64)),
        ("common", Arg::Count(branch.common as u64)),
        ("command", Arg::Text(&command)),
    ];
    let (label, given) = match branch.here {
        true => (ToolLabel::BranchHere, args.get(..1)),
        false => (ToolLabel::BranchOther, args.get(..)),
    };
    BranchCard {
        end: branch.end,
        words: text.tool(label, given.unwrap_or_default()),
        here: branch.here,
    }
}
