//! As much of HTTP/1.1 (RFC 9112) as one page needs.

use std::time::Instant;

use padlock_text::{Arg, CliLabel, Locale, Text};

use crate::wire::{Agreed, Ending, Wire};

/// The longest head of a request, in bytes.
const HEAD: usize = 8 << 10;

/// Reads one request and answers it: a GET with a page that names version and suite.
pub fn answer(wire: &mut Wire, until: Instant) {
    let mut head = Vec::new();
    while wire.ending().is_none() {
        head.extend(wire.take_heard());
        if is_whole(&head) || head.len() > HEAD {
            break;
        }
        if !wire.receive(until) {
            return wire.end(Ending::TimedOut);
        }
    }
    let page = Agreed::of(wire.endpoint()).map(|agreed| page(&agreed));
    wire.say(&response(&head, &page.unwrap_or_default()));
    wire.close();
}

/// Whether the empty line has come that ends a head.
fn is_whole(head: &[u8]) -> bool {
    let lines = |end: &[u8]| head.windows(end.len()).any(|window| window == end);
    lines(b"\r\n\r\n") || lines(b"\n\n")
}

fn response(head: &[u8], page: &str) -> Vec<u8> {
    let (status, extra, body) = match head.split(|byte| *byte == b' ').next() {
        _ if head.len() > HEAD => ("431 Request Header Fields Too Large", "", ""),
        Some(b"GET") => ("200 OK", "", page),
        Some(b"HEAD") => ("200 OK", "", ""),
        _ => ("405 Method Not Allowed", "Allow: GET, HEAD\r\n", ""),
    };
    let length = if status == "200 OK" { page.len() } else { 0 };
    let head = format!(
        "HTTP/1.1 {status}\r\n{extra}Content-Type: text/html; charset=utf-8\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    [head.as_bytes(), body.as_bytes()].concat()
}

/// The page. What is put in are names of the engine's own, without a character that means something in HTML.
fn page(agreed: &Agreed) -> String {
    let text = Text::new(Locale::En);
    let title = text.cli(CliLabel::PageTitle, &[]);
    let args = [
        ("version", Arg::Text(agreed.version.id())),
        ("suite", Arg::Text(agreed.cipher_suite.id())),
    ];
    let words = text.cli(CliLabel::Page, &args);
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <h1>{title}</h1>\n<p>{words}</p>\n</html>\n",
        text.locale().id()
    )
}
