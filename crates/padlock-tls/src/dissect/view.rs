//! What was found in a record, by name.

use serde::{Deserialize, Serialize};

use crate::message_name::MessageName;
use crate::record::ContentType;

/// A record, at a glance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordView {
    /// What the record says that it carries.
    pub content_type: ContentType,
    /// The messages in it, in order.
    pub messages: Vec<MessageName>,
}
