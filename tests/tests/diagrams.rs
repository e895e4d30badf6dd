//! The diagrams of a run. Python's parser of XML, which is expat, says whether a picture is well formed; what Mermaid reads of
//! a sequence diagram is written down here as a grammar, line by line.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{fs, process::Command as Program};

use padlock_sim::{
    Command, HardOp, Lamp, Role, Scenario, World,
    export::{Mark, Sequence, Words, mermaid, svg},
    scenario::named,
    step,
    verdict::LampName,
};
use padlock_tests::{beginning, has_judge, output, play, scratch};
use padlock_tls::{
    error::Error,
    ledger::{Op, Slot},
    message_name::MessageName,
    party::Size,
};

/// Ids for words, with signs in them that mean something in Mermaid or in XML.
struct Ids;

impl Words for Ids {
    fn title(&self, scenario: &Scenario) -> String {
        format!("<{}> & \"it\"; #1\n\u{1}end %%", scenario.id)
    }

    fn role(&self, role: Role) -> String {
        role.id().to_owned()
    }

    fn message(&self, message: MessageName) -> String {
        message.id().to_owned()
    }

    fn length(&self, bytes: usize) -> String {
        bytes.to_string()
    }

    fn mark(&self, mark: Mark) -> String {
        mark.id().to_owned()
    }

    fn gain(&self, slot: Slot, op: Op) -> String {
        format!("{}; {}", slot.kind.id(), op.id())
    }

    fn failure(&self, error: &Error) -> String {
        error.alert.id().to_owned()
    }

    fn lamp(&self, name: LampName, lamp: &Lamp) -> String {
        format!("{} <{}>", name.id(), lamp.state.id())
    }
}

fn then(world: &World, command: &Command) -> World {
    step(world, command).unwrap().0
}

/// The server's certificate is changed on its way; the client notices.
fn altered() -> World {
    let mut world = beginning(Size::Full, 1);
    world = then(&world, &Command::Step);
    world = then(&world, &Command::Step);
    let message = world.next_message().unwrap().id;
    let at = world.message(message).unwrap().bytes.len() - 1;
    let xor = 1;
    world = then(&world, &Command::Alter { message, at, xor });
    while world.next_message().is_some() {
        world = then(&world, &Command::Step);
    }
    world
}

fn cracked() -> World {
    then(&play(Size::Toy, 1), &Command::Crack(HardOp::Factor))
}

fn tls13() -> World {
    let mut world = World::new(named("tls13").unwrap()).unwrap();
    for _ in 0..3 {
        world = then(&world, &Command::Step);
    }
    world
}

/// Quiet ones, one changed, one with a gain, one in the midst, at both sizes.
fn worlds() -> Vec<World> {
    vec![
        play(Size::Toy, 1),
        play(Size::Full, 1),
        beginning(Size::Toy, 1),
        altered(),
        cracked(),
        tls13(),
    ]
}

const WORDS: [&str; 3] = ["client", "eavesdropper", "server"];

/// A line below `sequenceDiagram`: a title, a participant that is new, a note, or an arrow between known ones.
fn reads(line: &str, known: &mut Vec<String>) -> bool {
    let is_text = |text: &str| {
        let signs = text.char_indices().filter(|(_, c)| "#;<>%".contains(*c));
        // Each is the start or the end of an entity.
        let mut rest = signs.filter(|(at, c)| {
            let is_entity = |from: usize| {
                let entity = text[from + 1..].split_once(';').map(|(name, _)| name);
                entity.is_some_and(|name| matches!(name, "35" | "59" | "37" | "lt" | "gt"))
            };
            match c {
                '#' => !is_entity(*at),
                ';' => !text[..*at].rfind('#').is_some_and(is_entity),
                _ => true,
            }
        });
        !text.trim().is_empty() && !text.contains(char::is_control) && rest.next().is_none()
    };
    if let Some(title) = line.strip_prefix("accTitle: ") {
        return is_text(title);
    }
    if let Some((id, name)) = line
        .strip_prefix("participant ")
        .and_then(|rest| rest.split_once(" as "))
    {
        let is_new = WORDS.contains(&id) && !known.iter().any(|other| other == id);
        known.push(id.to_owned());
        return is_new && is_text(name);
    }
    let Some((head, text)) = line.split_once(": ") else {
        return false;
    };
    let is_known = |id: &str| known.iter().any(|other| other == id);
    if let Some(over) = head.strip_prefix("Note over ") {
        return over.split(',').all(is_known) && is_text(text);
    }
    let arrows = ["-->>", "->>", "--x", "-x", "--)", "-)"];
    let between = arrows.iter().find_map(|arrow| head.split_once(arrow));
    between.is_some_and(|(from, to)| is_known(from) && is_known(to) && from != to) && is_text(text)
}

#[test]
fn every_line_of_a_mermaid_diagram_is_one_that_mermaid_reads() {
    for world in worlds() {
        let text = mermaid(&world, &Ids);
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some("sequenceDiagram"));
        let mut known = vec![];
        for line in lines {
            assert!(reads(line.trim_start(), &mut known), "{line}\n{text}");
        }
        assert_eq!(text.matches(">>").count() + text.matches(')').count(), {
            Sequence::of(&world).arrows.len()
        });
    }
}

#[test]
fn the_grammar_refuses_what_mermaid_would_not_read() {
    for line in [
        "client->>server",
        "client->>server: a; b",
        "client->>nobody: a",
        "client->server: a",
        "Note over client,nobody: a",
        "participant client as again",
        "client->>server: 1 < 2",
    ] {
        let mut known = vec!["client".to_owned(), "server".to_owned()];
        assert!(!reads(line, &mut known), "{line}");
    }
}

#[test]
fn every_picture_is_well_formed_and_asks_for_nothing() {
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), "diagrams");
    for (index, world) in worlds().iter().enumerate() {
        let picture = svg(world, &Ids);
        for word in [
            "<script", "href", "url(", "@import", "onload", "<image", "<use",
        ] {
            assert!(!picture.contains(word), "{word}");
        }
        assert!(picture.contains("role=\"img\" aria-labelledby=\"title description\""));
        fs::write(folder.join(format!("{index}.svg")), picture).unwrap();
    }
    if !has_judge("python3", &["-c", "import xml.etree.ElementTree"]) {
        return;
    }
    for (index, world) in worlds().iter().enumerate() {
        let script = "\
import sys, xml.etree.ElementTree as tree
svg = '{http://www.w3.org/2000/svg}'
root = tree.parse(sys.argv[1]).getroot()
assert root.tag == svg + 'svg'
ids = [element.get('id') for element in root.iter() if element.get('id')]
assert ids == ['title', 'description'], ids
print(root.find(svg + 'title').text)
print(root.find(svg + 'desc').text)
print(len(root.findall(svg + 'g')))
";
        let picture = folder.join(format!("{index}.svg"));
        let read = output(Program::new("python3").args(["-c", script]).arg(picture));
        let lines: Vec<&str> = read.lines().collect();
        let id = &world.scenario().id;
        assert_eq!(lines[0], format!("<{id}> & \"it\"; #1 \u{fffd}end %%"));
        let sequence = Sequence::of(world);
        for arrow in &sequence.arrows {
            let label = arrow.label(&Ids);
            assert!(lines[1].contains(&label), "{label}: {}", lines[1]);
        }
        assert_eq!(lines[2], sequence.arrows.len().to_string());
    }
}

#[test]
fn the_eavesdropper_is_drawn_only_where_she_does_something() {
    let roles = |world: &World| Sequence::of(world).roles;
    assert_eq!(roles(&play(Size::Toy, 1)), [Role::Client, Role::Server]);
    for world in [altered(), cracked()] {
        assert_eq!(roles(&world), Role::ALL);
    }
    let sequence = Sequence::of(&altered());
    let changed: Vec<_> = sequence
        .arrows
        .iter()
        .filter(|arrow| arrow.number == 3)
        .map(|arrow| (arrow.from, arrow.to, arrow.is(Mark::Altered)))
        .collect();
    let eve = Role::Eavesdropper;
    let expected = [(Role::Server, eve, false), (eve, Role::Client, true)];
    assert_eq!(changed, expected);
    let failed: Vec<Role> = sequence.failures.iter().map(|(role, _)| *role).collect();
    assert_eq!(failed, [Role::Client, Role::Server]);
    let gains = Sequence::of(&cracked()).gains;
    assert_eq!(gains.len(), 2);
    assert!(gains.iter().all(|(_, op)| *op == Op::Factored));
}

#[test]
fn what_is_under_keys_or_on_its_way_is_marked() {
    let sequence = Sequence::of(&tls13());
    for arrow in &sequence.arrows {
        assert_eq!(arrow.is(Mark::Encrypted), arrow.number > 2);
        assert_eq!(arrow.is(Mark::InFlight), arrow.number > 3);
    }
    assert_eq!(sequence.arrows.len(), 6);
}
