//! What a message is for, in the story in which it is sent.

use padlock_sim::Message;
#[cfg(feature = "whole")]
use padlock_sim::scenario::KeyExchange;
#[cfg(feature = "whole")]
use padlock_text::ToolLabel;
#[cfg(feature = "whole")]
use padlock_tls::{message_name::MessageName, party::Party};

use crate::store::AppState;

/// What a message is for.
#[cfg(not(feature = "whole"))]
pub fn explained(state: &AppState, message: &Message) -> String {
    state.text.message_explained(message.name)
}

/// What a message is for: some mean another thing from the other end, or under another key exchange.
#[cfg(feature = "whole")]
pub fn explained(state: &AppState, message: &Message) -> String {
    let locks = state.world().scenario().key_exchange == KeyExchange::Rsa;
    let label = match (message.name, message.from) {
        (MessageName::ClientKeyExchange, _) if !locks => ToolLabel::ExplainClientHalf,
        (MessageName::Certificate, Party::Client) => ToolLabel::ExplainClientCertificate,
        (name, _) => return state.text.message_explained(name),
    };
    state.text.tool(label, &[])
}
