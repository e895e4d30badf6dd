//! The texts of the front door.

use padlock_core::closed_enum;

closed_enum! {
    /// The texts of the front door.
    pub enum DoorLabel {
        /// What the page is, in a heading.
        Title = "door-title",
        /// What one does here, in a sentence.
        Lead = "door-lead",
        /// The way to the first handshake.
        Play = "door-play",
        /// The handshake that plays by itself.
        Miniature = "door-miniature",
        /// Stops the miniature.
        Pause = "door-pause",
        /// Lets the miniature go on.
        Resume = "door-resume",
        /// The heading over the catalogue.
        Stories = "door-stories",
        /// The field that searches the catalogue.
        Search = "door-search",
        /// How many stories fit: `$count`.
        Found = "door-found",
        /// Said when no story fits.
        None = "door-none",
        /// A story in both sizes.
        Both = "door-both",
        /// A story in toy size alone.
        ToyOnly = "door-toy-only",
        /// A story in full size alone.
        FullOnly = "door-full-only",
        /// Where what one brings along goes: nowhere.
        Local = "door-local",
        /// A story that is about an attack and its defence.
        Breaks = "door-breaks",
        /// One's own capture or story.
        OwnFile = "door-own-file",
        /// What there is to do with it.
        OwnFileWords = "door-own-file-words",
        /// The server in a person's hands.
        OwnServer = "door-own-server",
        /// What there is to do then.
        OwnServerWords = "door-own-server-words",
        /// The eavesdropper in a person's hands.
        OwnEavesdropper = "door-own-eavesdropper",
        /// What there is to do then.
        OwnEavesdropperWords = "door-own-eavesdropper-words",
        /// The way to the tour from the door.
        TourOffer = "door-tour-offer",
        /// The way to the tour from the stage.
        Tour = "door-tour",
        /// Which stop: `$at` of `$last`.
        TourAt = "door-tour-at",
        /// To the next stop.
        TourNext = "door-tour-next",
        /// Ends the tour.
        TourLeave = "door-tour-leave",
        /// The stop at the client.
        TourClient = "door-tour-client",
        /// The stop at the wire.
        TourWire = "door-tour-wire",
        /// The stop at the server.
        TourServer = "door-tour-server",
        /// The stop at the inspector.
        TourInspector = "door-tour-inspector",
        /// The stop at the time controls.
        TourTime = "door-tour-time",
    }
}
