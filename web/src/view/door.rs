//! The front door's catalogue: a shelf for each group, and what of it a search finds.

use padlock_sim::scenario::{Entry, Group, INDEX};
use padlock_text::{DoorLabel, Text};
use padlock_tls::party::Size;

use crate::store::catalogue;

/// The address of the first handshake, in this page.
pub const PLAY: &str = "#scenario=tls12-rsa&size=toy&seed=1";

/// A card of the catalogue: a link.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryLink {
    /// Unique on its shelf; of a story, its id.
    pub key: &'static str,
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub words: String,
    /// What it takes for granted; empty where that depends on what one brings along.
    pub level: String,
    /// In which sizes it can be played; empty for one's own.
    pub sizes: String,
    /// Said of an attack: that its defence comes with it.
    pub breaks: Option<String>,
}

/// A group of the catalogue, as far as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelf {
    /// Which.
    pub group: Group,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub words: String,
    /// Its cards, in the order in which a learner meets them.
    pub cards: Vec<StoryLink>,
}

/// The shelves on which every word of `wanted` is found; all of them for no words.
pub fn shelves(text: &Text, wanted: &str) -> Vec<Shelf> {
    let wanted = wanted.to_lowercase();
    let shelves = Group::ALL.iter().map(|group| {
        let mut shelf = Shelf {
            group: *group,
            title: text.group(*group),
            words: text.group_explained(*group),
            cards: cards(text, *group),
        };
        let title = shelf.title.clone();
        shelf.cards.retain(|card| fits(card, &title, &wanted));
        shelf
    });
    shelves.filter(|shelf| !shelf.cards.is_empty()).collect()
}

/// How many cards there are.
pub fn count(shelves: &[Shelf]) -> u64 {
    let cards: usize = shelves.iter().map(|shelf| shelf.cards.len()).sum();
    cards as u64
}

fn fits(card: &StoryLink, group: &str, wanted: &str) -> bool {
    let said = [card.key, &card.title, &card.words, group].join(" ");
    let said = said.to_lowercase();
    wanted.split_whitespace().all(|word| said.contains(word))
}

fn cards(text: &Text, group: Group) -> Vec<StoryLink> {
    match group {
        Group::Own => own(text),
        _ => {
            let entries = INDEX.iter().filter(|entry| entry.group == group);
            entries.map(|entry| card(text, entry)).collect()
        }
    }
}

fn card(text: &Text, entry: &Entry) -> StoryLink {
    let sizes = match entry.sizes {
        [Size::Toy] => DoorLabel::ToyOnly,
        [Size::Full] => DoorLabel::FullOnly,
        _ => DoorLabel::Both,
    };
    StoryLink {
        key: entry.id,
        href: match entry.id {
            catalogue::FIRST => PLAY.to_owned(),
            id => format!("stage.html#scenario={id}"),
        },
        title: text.story_title(entry.id),
        words: text.story(entry.id).unwrap_or_default(),
        level: text.level(entry.level),
        sizes: text.door(sizes, &[]),
        breaks: (entry.group == Group::Attacks).then(|| text.door(DoorLabel::Breaks, &[])),
    }
}

/// What one brings along oneself: a file, or one's own two hands.
fn own(text: &Text) -> Vec<StoryLink> {
    let ways = [
        (
            "play-server",
            "scenario=tls12-rsa&do=play-server",
            [DoorLabel::OwnServer, DoorLabel::OwnServerWords],
        ),
        (
            "play-eavesdropper",
            "scenario=tls12-rsa&do=play-eavesdropper",
            [DoorLabel::OwnEavesdropper, DoorLabel::OwnEavesdropperWords],
        ),
        ("own", "own", [DoorLabel::OwnFile, DoorLabel::OwnFileWords]),
    ];
    let link = |(key, fragment, labels): (&'static str, &str, [DoorLabel; 2])| {
        let [title, words] = labels.map(|label| text.door(label, &[]));
        StoryLink {
            key,
            href: format!("stage.html#{fragment}"),
            title,
            words,
            level: String::new(),
            sizes: String::new(),
            breaks: None,
        }
    };
    ways.into_iter().map(link).collect()
}

#[cfg(test)]
mod tests {
    use padlock_text::Locale;

    use super::*;

    fn found(wanted: &str) -> Vec<&'static str> {
        let shelves = shelves(&Text::new(Locale::En), wanted);
        let cards = shelves.iter().flat_map(|shelf| &shelf.cards);
        cards.map(|card| card.key).collect()
    }

    #[test]
    fn every_story_stands_on_a_shelf() {
        let all = found("");
        assert_eq!(all.len(), INDEX.len() + 3);
        assert!(INDEX.iter().all(|entry| all.contains(&entry.id)));
    }

    #[test]
    fn a_search_finds_by_id_title_text_and_group() {
        assert_eq!(found("tls13-mlkem"), ["tls13-mlkem"]);
        assert_eq!(found("YESTERDAY good until"), ["certificate-expired"]);
        assert_eq!(
            found("some ten thousand questions"),
            ["attack-bleichenbacher"]
        );
        assert_eq!(found("try it yourself").len(), 3);
        assert!(found("no such thing").is_empty());
    }
}
