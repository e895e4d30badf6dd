//! Serving the built page to this machine alone.

use crate::say;
use anyhow::{Context as _, Result, bail};
use axum::Router;
use axum::http::{HeaderValue, header};
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use tokio::runtime::Runtime;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// A server that holds a port, and answers once it is told what with, until it is dropped.
pub struct Site {
    runtime: Runtime,
    listener: TcpListener,
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
        listener
            .set_nonblocking(true)
            .context("cannot wait for connections")?;
        Ok(Self {
            address: listener.local_addr().context("the server has no address")?,
            runtime: Runtime::new().context("cannot start a server")?,
            listener,
        })
    }

    /// Answers requests below `path` with the files of `folder`. `path` begins and ends with `/`.
    /// Returns the address of the page.
    ///
    /// # Errors
    /// When the port cannot be handed over.
    pub fn answer(&self, path: &str, folder: &Path) -> Result<String> {
        let listener = self.listener.try_clone().context("cannot share the port")?;
        let app = router(path, folder);
        self.runtime.spawn(async move {
            let served = match tokio::net::TcpListener::from_std(listener) {
                Ok(listener) => axum::serve(listener, app).await,
                Err(error) => Err(error),
            };
            if let Err(error) = served {
                say::note(&format!("the page is no longer served: {error}"));
            }
        });
        Ok(format!("http://{}{path}", self.address))
    }
}

fn router(path: &str, folder: &Path) -> Router {
    let files = ServeDir::new(folder);
    let router = match path {
        "/" => Router::new().fallback_service(files),
        path => Router::new().nest_service(path, files),
    };
    // The page may be built again at any time.
    let cache = HeaderValue::from_static("no-cache");
    router.layer(SetResponseHeaderLayer::overriding(
        header::CACHE_CONTROL,
        cache,
    ))
}

#[cfg(test)]
mod tests;
