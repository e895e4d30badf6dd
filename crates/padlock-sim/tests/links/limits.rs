//! What is too large or too dear is refused before any work on it.

use padlock_sim::{
    Command, HardOp, Link, LinkProblem,
    attack::Attack,
    link::{
        ATTACK, CRACK, MAX_COMMANDS, MAX_FRAGMENT, MAX_INFLATED, MAX_SCENARIO, MAX_WORK, Story,
    },
    scenario::{self, MAX_KEYS},
};

use super::{fragment, link, problem};

#[test]
fn what_is_too_large_is_refused_before_it_is_unpacked() {
    let long = format!("1.{}", "A".repeat(MAX_FRAGMENT));
    assert_eq!(problem(&long), (LinkProblem::TooLong, MAX_FRAGMENT));
    // A thousand times as many zeros as characters.
    let bomb = fragment(&vec![0; 40 << 20]);
    assert!(bomb.len() <= MAX_FRAGMENT, "{}", bomb.len());
    assert_eq!(problem(&bomb), (LinkProblem::Inflated, MAX_INFLATED));
    let most = vec![b' '; MAX_INFLATED];
    assert_eq!(problem(&fragment(&most)).0, LinkProblem::Content);

    let runs = |runs: &str| fragment(format!(r#"{{"s":{{"id":"tls13"}},"c":{runs}}}"#).as_bytes());
    let too_many = (LinkProblem::TooManyCommands, MAX_COMMANDS);
    let most = Link::read(&runs(&format!("[[{MAX_COMMANDS},null]]"))).unwrap();
    assert_eq!(most.commands.len(), MAX_COMMANDS);
    for counts in [
        format!("[[{},null]]", MAX_COMMANDS + 1),
        format!("[[{MAX_COMMANDS},\"Step\"]]"),
        format!("[[{},null],[{},null]]", usize::MAX, usize::MAX),
        format!("[{}]", vec!["[0,\"Step\"]"; MAX_COMMANDS + 1].join(",")),
    ] {
        assert_eq!(problem(&runs(&counts)), too_many, "{counts:.40}");
    }
    let text = |length| format!(r#"{{"s":{{"toml":"{}"}}}}"#, "a".repeat(length));
    let long = fragment(text(MAX_SCENARIO + 1).as_bytes());
    assert_eq!(problem(&long), (LinkProblem::ScenarioTooLong, MAX_SCENARIO));
    assert!(Link::read(&fragment(text(MAX_SCENARIO).as_bytes())).is_ok());
    let keys = vec![r#"["a","1"]"#; MAX_KEYS + 1].join(",");
    let keys = fragment(format!(r#"{{"s":{{"id":"tls13"}},"v":[{keys}]}}"#).as_bytes());
    assert_eq!(problem(&keys), (LinkProblem::TooManyKeys, MAX_KEYS));
}

#[test]
fn what_attacks_cost_is_weighed_before_any_is_run() {
    let attacks = |count, steps| {
        let attack = Command::Attack(Attack::Poodle);
        let mut commands = vec![attack; count];
        commands.resize(count + steps, Command::Step);
        link("attack-poodle", "plan=[]", &commands)
    };
    let read = |link: &Link| {
        let content = serde_json::json!({
            "s": { "id": "attack-poodle" },
            "v": [["plan", "[]"]],
            "c": link.commands.iter().map(|command| (0, command)).collect::<Vec<_>>(),
        });
        Link::read(&fragment(content.to_string().as_bytes()))
    };
    let most = MAX_WORK / ATTACK;
    assert!(read(&attacks(most, 0)).is_ok());
    for dear in [attacks(most, 1), attacks(most + 1, 0), attacks(2000, 0)] {
        let error = read(&dear).unwrap_err();
        assert_eq!(
            (error.problem, error.at),
            (LinkProblem::TooMuchWork, MAX_WORK)
        );
        assert_eq!(dear.write().unwrap_err(), error);
    }
    let cracks = vec![Command::Crack(HardOp::Factor); MAX_WORK / CRACK + 1];
    let error = link("tls12-rsa", "", &cracks).write().unwrap_err();
    assert_eq!(error.problem, LinkProblem::TooMuchWork);
}

#[test]
fn what_a_story_plans_is_weighed_with_what_was_done() {
    let planning = |count| {
        let deed = "[[plan]]\ndo = { attack = \"poodle\" }\n";
        let text = scenario::text("tls12-rsa").unwrap();
        let story = Story::Written(format!("{text}\n{}", deed.repeat(count)));
        Link {
            story,
            ..link("", "", &[])
        }
    };
    let most = MAX_WORK / ATTACK;
    assert_eq!(planning(most).scenario().unwrap().plan.len(), most);
    assert!(planning(most).write().is_ok());
    for link in [
        planning(most + 1),
        Link {
            commands: vec![Command::Step],
            ..planning(most)
        },
    ] {
        let error = link.write().unwrap_err();
        assert_eq!(error.problem, LinkProblem::TooMuchWork);
    }
    // Her plan may also be what is different.
    let planned = vec![r#"{do={attack="poodle"}}"#; most + 1].join(", ");
    let mut varied = link("tls12-rsa", "", &[]);
    varied.variation.set("plan", &format!("[{planned}]"));
    assert_eq!(varied.scenario().unwrap().plan.len(), most + 1);
    assert_eq!(
        varied.write().unwrap_err().problem,
        LinkProblem::TooMuchWork
    );
}

#[test]
fn what_could_not_be_read_again_is_not_written() {
    let mut long = link("tls13", "", &vec![Command::Step; MAX_COMMANDS]);
    assert!(long.write().is_ok());
    long.commands.push(Command::Step);
    let error = long.write().unwrap_err();
    assert_eq!(error.problem, LinkProblem::TooManyCommands);
}
