//! Fields by their paths, so that two messages can be compared whose fields stand at different places.

use std::collections::BTreeMap;

use padlock_core::closed_enum;
use padlock_tls::{
    codec::{Field, Span},
    dissect::{Dissection, RecordView, Shown, shown},
};

use super::Pair;

closed_enum! {
    /// Which bytes of a message a field stands in.
    pub enum Part {
        /// The record as it arrives.
        Wire = "wire",
        /// What its sender put under keys.
        Opened = "opened",
    }
}

/// A field without parts that is not the same in two messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDifference {
    /// Where it stands.
    pub part: Part,
    /// The fields from the outermost to this one.
    pub path: Vec<Step>,
    /// Its bytes in each message; `None` in one that has no such field.
    pub bytes: Pair<Option<Vec<u8>>>,
}

impl FieldDifference {
    /// The field itself.
    #[must_use]
    pub fn field(&self) -> Field {
        self.path.last().map_or(Field::Unparsed, |step| step.field)
    }

    /// The path by ids: `record.fragment.handshake[1].client_hello.extensions.extension(server_name)`. A number is left
    /// out where it is 0.
    #[must_use]
    pub fn path(&self) -> String {
        self.path_behind(0)
    }

    /// The same without the first `outer` fields, as far as there are more.
    #[must_use]
    pub fn path_behind(&self, outer: usize) -> String {
        let steps: Vec<String> = self.path.iter().skip(outer).map(Step::written).collect();
        steps.join(".")
    }
}

/// One field on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The field.
    pub field: Field,
    /// Which type an extension is of: two messages' extensions are compared by their types, wherever they stand.
    pub of: Option<&'static str>,
    /// Its number among its like, from 0.
    pub number: usize,
}

impl Step {
    fn written(&self) -> String {
        let mut written = self.field.id().to_owned();
        if let Some(of) = self.of {
            written.push_str(&format!("({of})"));
        }
        if self.number > 0 {
            written.push_str(&format!("[{}]", self.number));
        }
        written
    }
}

type Path = Vec<Step>;
type Side<'a> = (&'a Dissection<RecordView>, &'a [u8]);

/// The fields that differ: those of the first message in order, then those that only the second one has.
pub(super) fn differences(part: Part, [first, second]: Pair<Side<'_>>) -> Vec<FieldDifference> {
    let [first, second] = [first, second].map(|(dissection, bytes)| {
        let leaves = leaves(&dissection.spans, bytes).into_iter();
        let content = leaves.map(|(path, span)| {
            let bytes = bytes.get(span.bytes.clone()).unwrap_or_default();
            (path, bytes.to_vec())
        });
        content.collect::<Vec<(Path, Vec<u8>)>>()
    });
    let mut rest: BTreeMap<&Path, &Vec<u8>> =
        second.iter().map(|(path, bytes)| (path, bytes)).collect();
    let mut differences = Vec::new();
    for (path, bytes) in &first {
        let other = rest.remove(path);
        if other != Some(bytes) {
            differences.push(FieldDifference {
                part,
                path: path.clone(),
                bytes: [Some(bytes.clone()), other.cloned()],
            });
        }
    }
    let only_second = second.iter().filter(|(path, _)| rest.contains_key(path));
    differences.extend(only_second.map(|(path, bytes)| FieldDifference {
        part,
        path: path.clone(),
        bytes: [None, Some(bytes.clone())],
    }));
    differences
}

/// The spans without parts, each with its path.
fn leaves<'a>(spans: &'a [Span], bytes: &[u8]) -> Vec<(Path, &'a Span)> {
    let mut leaves = Vec::new();
    let mut path = Path::new();
    // How many of each there have been, at each depth of the path.
    let mut counts: Vec<BTreeMap<(Field, Option<&str>), usize>> = Vec::new();
    let after = spans.iter().skip(1).map(Some).chain([None]);
    for (span, after) in spans.iter().zip(after) {
        let depth = usize::from(span.depth);
        path.truncate(depth);
        counts.truncate(depth.saturating_add(1));
        counts.resize_with(depth.saturating_add(1), BTreeMap::new);
        let of = after.and_then(|first| extension_type(span, first, bytes));
        let mut number = 0;
        if let Some(counts) = counts.get_mut(depth) {
            let count = counts.entry((span.field, of)).or_insert(0);
            number = *count;
            *count = count.saturating_add(1);
        }
        path.push(Step {
            field: span.field,
            of,
            number,
        });
        if after.is_none_or(|after| after.depth <= span.depth) {
            leaves.push((path.clone(), span));
        }
    }
    leaves
}

/// The type of an extension (RFC 8446 section 4.2), which is the first field in it.
fn extension_type(span: &Span, first: &Span, bytes: &[u8]) -> Option<&'static str> {
    let is_one = span.field == Field::Extension && first.field == Field::ExtensionType;
    match shown(first.field, bytes.get(first.bytes.clone())?) {
        Shown::Code { id, .. } if is_one => Some(id),
        _ => None,
    }
}
