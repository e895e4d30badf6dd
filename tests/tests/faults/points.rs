//! `ec_point_formats` without the one format that there is (RFC 8422 section 5.1.2).

use padlock_tls::{
    alert::AlertDescription as A,
    codec::Field,
    error::Check,
    extension::{Extension, ExtensionType},
    message_name::MessageName as M,
    party::Party::{self, Client, Server},
};

use crate::{
    cell::Cell,
    row::{Row, refused, row},
};

pub fn rows(cell: &Cell) -> Vec<Row> {
    if !cell.is_curve() {
        return vec![];
    }
    let by = |by: Party| {
        refused(
            by,
            Check::PointFormat,
            Field::EcPointFormatList,
            A::IllegalParameter,
        )
    };
    vec![
        row(
            "ClientHello: only compressed points",
            Client,
            M::ClientHello,
            |t| t.client_hello(|hello| only_compressed(&mut hello.extensions)),
            by(Server),
        ),
        row(
            "ServerHello: only compressed points",
            Server,
            M::ServerHello,
            |t| t.server_hello(|hello| only_compressed(&mut hello.extensions)),
            by(Client),
        ),
    ]
}

/// `ansiX962_compressed_prime` alone.
fn only_compressed(extensions: &mut Option<Vec<Extension>>) {
    let extensions = extensions.get_or_insert_default();
    extensions.retain(|extension| extension.extension_type() != ExtensionType::EC_POINT_FORMATS);
    extensions.push(Extension::EcPointFormats(vec![1]));
}
