//! The first moment of what an address asks for.

use padlock_sim::World;
use padlock_text::Text;
#[cfg(not(feature = "whole"))]
use padlock_tls::party::Size;

use super::{Moment, Notice};

/// The address of the tour.
#[cfg(not(feature = "whole"))]
pub const TOUR: &str = "tour";

/// Reads an address; also what of it made no sense. The tour begins where there is something to see in every part.
#[cfg(not(feature = "whole"))]
pub fn read(_: &Text, fragment: &str) -> (Moment, Option<Notice>) {
    let (moment, bad) = Moment::read(match fragment {
        TOUR => "do=5",
        _ => fragment,
    });
    (moment, bad.map(Notice::Part))
}

/// The address of what one brings along.
#[cfg(feature = "whole")]
pub const OWN: &str = "own";

/// Reads an address of either form; also what of it made no sense.
#[cfg(feature = "whole")]
pub fn read(text: &Text, fragment: &str) -> (Moment, Option<Notice>) {
    if fragment.contains('=') || ["", OWN].contains(&fragment) {
        let fragment = if fragment == OWN { "" } else { fragment };
        let (moment, bad) = Moment::read(fragment);
        return (moment, bad.map(Notice::Part));
    }
    match Moment::of_link(fragment) {
        Ok(moment) => (moment, None),
        Err(why) => (
            Moment::default(),
            Some(Notice::Words(text.link_error(&why))),
        ),
    }
}

/// The first moment of a story; one that cannot begin gives way to the catalogue's first, and the reason is given.
pub fn begin(text: &Text, moment: &mut Moment) -> (World, Option<Notice>) {
    let why = match first_moment(text, moment) {
        Ok(world) => return (world, None),
        Err(why) => why,
    };
    *moment = Moment::default();
    match first_moment(text, moment) {
        Ok(world) => (world, Some(why)),
        Err(_) => unreachable!("the built-in story begins: the simulator's tests play it"),
    }
}

/// The first moment of a story.
///
/// # Errors
/// Why it cannot begin.
#[cfg(not(feature = "whole"))]
pub fn first_moment(_: &Text, moment: &mut Moment) -> Result<World, Notice> {
    let size = Size::ALL
        .iter()
        .find(|size| moment.key("size") == Some(size.id()));
    let seed = moment.key("seed").and_then(|seed| seed.parse().ok());
    let mut story = padlock_sim::scenario::first();
    story = story.with_size(size.copied().unwrap_or(Size::Toy));
    story = story.with_seed(seed.unwrap_or(1));
    moment.set("size", story.size.id().to_owned());
    moment.set("seed", story.seed.to_string());
    World::new(story).map_err(|error| Notice::Words(error.to_string()))
}

/// The first moment of a story.
///
/// # Errors
/// Why it cannot begin.
#[cfg(feature = "whole")]
pub fn first_moment(text: &Text, moment: &mut Moment) -> Result<World, Notice> {
    let story = moment.scenario();
    let story = story.map_err(|why| Notice::Words(text.link_error(&why)))?;
    moment.scenario.clone_from(&story.id);
    World::new(story).map_err(|error| Notice::Words(error.to_string()))
}
