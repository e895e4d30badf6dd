//! Any bytes, taken apart: sent, captured, forged and pasted ones alike.
//!
//! Invariant: the leaves of a [`Dissection`] tile the buffer exactly once, whatever the bytes are; what nothing
//! can be made of is [`Field::Unparsed`](crate::codec::Field::Unparsed). Dissection never panics.
//! Ciphertext is one leaf; the record that it decrypts to is a second buffer, for [`dissect_opened`].

mod alone;
mod certificate;
mod content;
mod context;
mod der;
#[cfg(feature = "all-suites")]
mod hybrid;
#[cfg(feature = "all-suites")]
mod inner;
mod opened;
mod record;
mod shown;
mod view;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::codec::{Codec, DecodeError, Reader, Span};

pub use alone::{dissect_bodies, dissect_certificate, dissect_continuation, dissect_handshake};
pub(crate) use certificate::read_certificate;
pub use context::{Context, RecordShape};
#[cfg(feature = "all-suites")]
pub use hybrid::{dissect_hybrid, dissect_hybrid_data};
#[cfg(feature = "all-suites")]
pub use inner::{dissect_inner_continuation, dissect_inner_plaintext};
pub use opened::dissect_opened;
pub use record::{dissect_record, message_names};
pub use shown::{Shown, shown};
pub use view::RecordView;

/// A buffer taken apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dissection<T> {
    /// What the bytes say, or the first thing that is wrong with them.
    pub value: Result<T, DecodeError>,
    /// In reading order, parents before their children.
    pub spans: Vec<Span>,
}

impl<T> Dissection<T> {
    fn of(
        bytes: &[u8],
        context: &Context,
        read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
    ) -> Self {
        let mut r = Reader::annotating(bytes).with_shape(context.shape);
        let value = read(&mut r);
        let (value, spans) = r.finish(value);
        Self { value, spans }
    }

    /// The spans that have no children. They follow one another without gaps; a leaf may be empty.
    pub fn leaves(&self) -> impl Iterator<Item = &Span> {
        let after = self.spans.iter().skip(1).map(|span| Some(span.depth));
        let after = after.chain(core::iter::once(None));
        self.spans
            .iter()
            .zip(after)
            .filter(|(span, after)| after.is_none_or(|depth| depth <= span.depth))
            .map(|(span, _)| span)
    }
}

/// Takes `bytes` apart as one `T`.
pub fn dissect<T: Codec>(bytes: &[u8]) -> Dissection<T> {
    Dissection::of(bytes, &Context::default(), T::read)
}
