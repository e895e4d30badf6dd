//! Serving the built page to this machine alone.

use crate::say;
use anyhow::{Context as _, Result, bail};
use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tiny_http::{Header, Method, Request, Response, Server};

/// How many requests are answered at the same time.
const THREADS: usize = 4;

/// A server that holds a port, and answers once it is told what with.
pub struct Site {
    server: Arc<Server>,
    address: SocketAddr,
}

impl Site {
    /// Takes a port of this machine; 0 takes any that is free.
    ///
    /// # Errors
    /// When the port is in use, with the way to choose another.
    pub fn bind(port: u16) -> Result<Self> {
        let listener = match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => listener,
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                bail!("port {port} is in use: end what uses it, or choose another with --port")
            }
            Err(error) => {
                return Err(error).with_context(|| format!("cannot listen on port {port}"));
            }
        };
        let address = listener.local_addr().context("the server has no address")?;
        match Server::from_listener(listener, None) {
            Ok(server) => Ok(Self {
                server: Arc::new(server),
                address,
            }),
            Err(error) => bail!("cannot start a server on {address}: {error}"),
        }
    }

    /// Answers requests below `path` with the files of `folder`, on threads of its own that end
    /// with this program. `path` begins and ends with `/`. Returns the address of the page.
    pub fn answer(&self, path: &str, folder: &Path) -> String {
        for _ in 0..THREADS {
            let server = Arc::clone(&self.server);
            let (path, folder) = (path.to_owned(), folder.to_path_buf());
            std::thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    respond(request, &path, &folder);
                }
            });
        }
        format!("http://{}{path}", self.address)
    }
}

fn respond(request: Request, path: &str, folder: &Path) {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return send(
            request,
            Response::from_string("only GET").with_status_code(405),
        );
    }
    let found = file(request.url(), path, folder)
        .and_then(|file| Some((media_type(&file), fs::read(&file).ok()?)));
    match found {
        Some((media_type, bytes)) => {
            let mut response = Response::from_data(bytes);
            // The page may be built again at any time.
            for (name, value) in [("Content-Type", media_type), ("Cache-Control", "no-cache")] {
                if let Ok(header) = Header::from_bytes(name, value) {
                    response.add_header(header);
                }
            }
            send(request, response);
        }
        None => send(
            request,
            Response::from_string("not found").with_status_code(404),
        ),
    }
}

fn send<R: std::io::Read>(request: Request, response: Response<R>) {
    if let Err(error) = request.respond(response) {
        // A browser that closes a page half loaded is nothing to stop for.
        say::note(&format!("a request was not answered to its end: {error}"));
    }
}

/// The file that a URL names, if it is below the served path. Names with a `%` or a `\` in them
/// are not served: the page has none.
fn file(url: &str, path: &str, folder: &Path) -> Option<PathBuf> {
    let below = url.split(['?', '#']).next()?.strip_prefix(path)?;
    let below = if below.is_empty() {
        "index.html"
    } else {
        below
    };
    let plain =
        |name: &str| !name.is_empty() && !name.starts_with('.') && !name.contains(['%', '\\', ':']);
    below.split('/').all(plain).then(|| folder.join(below))
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt" | "ftl") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;
