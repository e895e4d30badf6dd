//! Addresses that the front page cannot play, and the whole one can.

use padlock_sim::Role;

use super::{AppState, Moment, catalogue, moment, short_form};

/// The page with every story, role and tool.
pub const WHOLE: &str = "stage.html";

/// Whether the fragment asks for another story, for keys or commands that the front page lacks, or is a packed link.
pub fn is_beyond(fragment: &str) -> bool {
    fragment.starts_with("1.") || fragment.split('&').any(is_part_beyond)
}

fn is_part_beyond(part: &str) -> bool {
    let Some((name, value)) = part.split_once('=') else {
        return false;
    };
    match name {
        "scenario" => value != catalogue::FIRST && catalogue::entry(value).is_some(),
        "do" => value.split(',').any(is_of_a_role),
        key => moment::WHOLE_KEYS.contains(&key),
    }
}

/// `play-client` and the like.
fn is_of_a_role(part: &str) -> bool {
    let of_a_role = part.starts_with(short_form::PLAY) || part.starts_with(short_form::AUTO);
    of_a_role && short_form::read(part).is_none()
}

/// Where a story of the catalogue is played that this page lacks.
pub fn story(id: &str) -> Option<String> {
    let there = id != catalogue::FIRST && catalogue::entry(id).is_some();
    there.then(|| format!("{WHOLE}#scenario={id}"))
}

/// This moment, with a role in a person's hands.
pub fn played(state: &AppState, role: Role) -> String {
    let moment = Moment::of(state);
    let joint = if moment.commands.is_empty() {
        "&do="
    } else {
        ","
    };
    format!(
        "{WHOLE}#{}{joint}{}{}",
        moment.write(),
        short_form::PLAY,
        role.id()
    )
}

#[cfg(test)]
mod tests {
    use padlock_text::{Locale, Text};

    use super::*;

    fn open(fragment: &str) -> AppState {
        AppState::open(fragment, Text::new(Locale::En))
    }

    #[test]
    fn the_front_page_keeps_what_it_can_play() {
        for fragment in [
            "",
            "tour",
            "scenario=tls12-rsa&size=full&seed=7&do=5,c:1.,factor,leak,cx",
            "scenario=no-such-story",
            "do=play",
        ] {
            assert!(!is_beyond(fragment), "{fragment}");
        }
    }

    #[test]
    fn the_rest_is_for_the_whole_page() {
        for fragment in [
            "1.abc",
            "scenario=tls13",
            "size=toy&cipher_suite=TOY",
            "version=1.3",
            "defended=true",
            "scenario=tls12-rsa&do=3,play-server",
            "do=auto-client",
        ] {
            assert!(is_beyond(fragment), "{fragment}");
        }
    }

    #[test]
    fn a_role_is_taken_at_the_moment_at_hand() {
        for (fragment, address) in [
            (
                "",
                "stage.html#scenario=tls12-rsa&size=toy&seed=1&do=play-server",
            ),
            (
                "seed=2&do=3",
                "stage.html#scenario=tls12-rsa&seed=2&size=toy&do=3,play-server",
            ),
        ] {
            assert_eq!(played(&open(fragment), Role::Server), address);
        }
    }

    #[test]
    fn no_command_is_lost_on_the_way() {
        let state = open("do=4,leak,1");
        assert!(played(&state, Role::Client).ends_with("&do=4,leak,1,play-client"));
    }
}
