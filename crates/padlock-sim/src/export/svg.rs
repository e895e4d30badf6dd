//! A sequence diagram as a picture that needs nothing else: no script, no font, no other file.

use super::sequence::{Arrow, Mark, Sequence, Words};
use crate::world::{Role, World};

/// Between the edge and a lifeline.
const EDGE: usize = 120;
/// Between two lifelines.
const GAP: usize = 400;
/// The first arrow.
const TOP: usize = 120;
/// From one arrow to the next.
const STEP: usize = 44;
/// From one line of text to the next.
const LINE: usize = 22;
/// A character of running text is no wider, in tenths of a pixel.
const CHARACTER: usize = 75;

/// Colours by what they mean, for light and for dark surroundings.
const STYLE: &str = "\
svg{color-scheme:light dark;font:14px system-ui,sans-serif}\
.paper{fill:#ffffff}.words{fill:#1b1f24}.box{fill:#f0f2f5;stroke:#57606a}\
.life{stroke:#8c959f}.plain{stroke:#1b1f24;fill:#1b1f24}.encrypted{stroke:#0550ae;fill:#0550ae}\
.broken{stroke:#b0181d;fill:#b0181d}\
@media (prefers-color-scheme:dark){\
.paper{fill:#14171a}.words{fill:#e8eaed}.box{fill:#23282d;stroke:#9aa4ae}\
.life{stroke:#6e7781}.plain{stroke:#e8eaed;fill:#e8eaed}.encrypted{stroke:#79b8ff;fill:#79b8ff}\
.broken{stroke:#ff8f89;fill:#ff8f89}}";

/// The diagram of everything that was sent so far: a dashed line is under keys, a cross ends what did not arrive, an open
/// head what is still on its way. Whoever does not see it is read the same messages.
#[must_use]
pub fn svg(world: &World, words: &dyn Words) -> String {
    let sequence = Sequence::of(world);
    let mut drawing = Drawing::new(&sequence);
    let title = words.title(world.scenario());
    drawing.text(drawing.width / 2, 32, "middle", &title);
    for arrow in &sequence.arrows {
        drawing.arrow(arrow, &arrow.label(words));
    }
    drawing.lifelines(&sequence, words);
    let notes = sequence.notes(words).into_iter();
    let mut said: Vec<String> = notes
        .map(|(role, what)| format!("{}: {what}", words.role(role)))
        .collect();
    let verdict = world.verdict(&world.knowledge());
    let lamps = verdict.lamps();
    said.extend(lamps.iter().map(|(name, lamp)| words.lamp(*name, lamp)));
    for line in &said {
        drawing.paragraph(line);
    }
    let told = sequence.arrows.iter().map(|arrow| {
        let (from, to) = (words.role(arrow.from), words.role(arrow.to));
        format!("{from} → {to}: {}", arrow.label(words))
    });
    let description: Vec<String> = told.chain(said.clone()).collect();
    drawing.finish(&title, &description.join(". "))
}

/// A picture in the making.
struct Drawing {
    roles: Vec<Role>,
    width: usize,
    /// Where the next thing stands.
    y: usize,
    body: String,
}

impl Drawing {
    fn new(sequence: &Sequence) -> Self {
        let gaps = sequence.roles.len().saturating_sub(1);
        Self {
            roles: sequence.roles.clone(),
            width: 2 * EDGE + gaps * GAP,
            y: TOP,
            body: String::new(),
        }
    }

    fn x(&self, role: Role) -> usize {
        let place = self.roles.iter().position(|own| *own == role);
        EDGE + place.unwrap_or_default() * GAP
    }

    fn text(&mut self, x: usize, y: usize, anchor: &str, text: &str) {
        self.body.push_str(&format!(
            "<text class=\"words\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>\n",
            escaped(text)
        ));
    }

    /// A line with its head, and its label above.
    fn arrow(&mut self, arrow: &Arrow, label: &str) {
        let (from, to, y) = (self.x(arrow.from), self.x(arrow.to), self.y);
        let is_rightward = from < to;
        let back = |by: usize| if is_rightward { to - by } else { to + by };
        let class = match arrow.marks.last() {
            Some(Mark::Altered | Mark::Lost) => "broken",
            _ if arrow.is(Mark::Encrypted) => "encrypted",
            _ => "plain",
        };
        let dashes = match arrow.is(Mark::Encrypted) {
            true => " stroke-dasharray=\"7 4\"",
            false => "",
        };
        let (up, down, tip) = (y - 5, y + 5, back(1));
        let (neck, cross) = (back(10), back(20));
        let head = if arrow.is(Mark::Lost) {
            format!(
                "<path fill=\"none\" d=\"M{cross} {up}L{neck} {down}M{cross} {down}L{neck} {up}\"/>"
            )
        } else if arrow.is(Mark::InFlight) {
            format!("<path fill=\"none\" d=\"M{neck} {up}L{tip} {y}L{neck} {down}\"/>")
        } else {
            format!("<path d=\"M{neck} {up}L{tip} {y}L{neck} {down}Z\"/>")
        };
        self.text(usize::midpoint(from, to), y - 10, "middle", label);
        self.body.push_str(&format!(
            "<g class=\"{class}\" stroke-width=\"1.5\">\
             <path fill=\"none\"{dashes} d=\"M{from} {y}H{neck}\"/>{head}</g>\n"
        ));
        self.y += STEP;
    }

    /// A box with the name of each role, and the line below it, as long as there are arrows.
    fn lifelines(&mut self, sequence: &Sequence, words: &dyn Words) {
        let end = self.y;
        for role in &sequence.roles {
            let x = self.x(*role);
            let left = x - 70;
            self.body.push_str(&format!(
                "<rect class=\"box\" x=\"{left}\" y=\"52\" width=\"140\" height=\"32\" rx=\"6\"/>\
                 <path class=\"life\" d=\"M{x} 84V{end}\"/>\n"
            ));
            self.text(x, 73, "middle", &words.role(*role));
        }
        self.y = end + 2 * LINE;
    }

    /// Running text, in as many lines as it needs.
    fn paragraph(&mut self, text: &str) {
        let most = (self.width - 48) * 10 / CHARACTER;
        let mut line = String::new();
        for word in text.split_whitespace() {
            let length = line.chars().count() + word.chars().count();
            if !line.is_empty() && length >= most {
                self.text(24, self.y, "start", &line);
                self.y += LINE;
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.text(24, self.y, "start", &line);
        self.y += LINE;
    }

    fn finish(self, title: &str, description: &str) -> String {
        let (width, height) = (self.width, self.y + LINE / 2);
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title description\">\n\
             <title id=\"title\">{}</title>\n\
             <desc id=\"description\">{}</desc>\n\
             <style>{STYLE}</style>\n\
             <rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n\
             {}</svg>\n",
            escaped(title),
            escaped(description),
            self.body
        )
    }
}

/// Text for XML: its own signs as entities, what it may not hold as a question mark in a diamond (XML 1.0 section 2.2).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}
