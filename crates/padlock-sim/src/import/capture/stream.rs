//! One direction of a TCP connection: bytes in order, however their segments came (RFC 9293 section 3.4).

/// Bytes without a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Where its first byte stands in the stream.
    pub(super) offset: u64,
    /// The bytes.
    pub(super) bytes: Vec<u8>,
    /// How far the run went when which packet had come: an index behind the last byte, a number of a packet.
    arrivals: Vec<(usize, usize)>,
}

/// How far data may overtake the SYN before it, in bytes.
const WINDOW: i64 = 1 << 20;

impl Run {
    /// A run that came all at once.
    pub(super) fn whole(bytes: &[u8]) -> Self {
        Self {
            offset: 0,
            bytes: bytes.to_vec(),
            arrivals: vec![(bytes.len(), 0)],
        }
    }

    /// The packet with which the byte before the index `end` had come, and all before it.
    pub(super) fn arrival(&self, end: usize) -> usize {
        let at = self.arrivals.partition_point(|(covered, _)| *covered < end);
        let arrival = self.arrivals.get(at).or(self.arrivals.last());
        arrival.map_or(0, |(_, packet)| *packet)
    }
}

/// The segments of one direction.
#[derive(Clone, Debug, Default)]
pub(super) struct Stream {
    /// Where the stream begins, if its SYN was seen.
    start: Option<i64>,
    /// A sequence number, and the place in the stream that it stands for: numbers near to it stand for places near by,
    /// also when they have gone round.
    anchor: Option<(u32, i64)>,
    segments: Vec<Segment>,
    /// Where the earliest of them begins.
    earliest: Option<i64>,
}

#[derive(Clone, Debug)]
struct Segment {
    at: i64,
    packet: usize,
    bytes: Vec<u8>,
}

impl Stream {
    /// Whether a SYN with this number begins another stream: not where this one begins, nor shortly before what has come
    /// of it, as a SYN does that was overtaken.
    pub(super) fn begins_elsewhere(&self, sequence: u32) -> bool {
        let Some(anchor) = self.anchor else {
            return false;
        };
        let begins = place(anchor, sequence.wrapping_add(1));
        match (self.start, self.earliest) {
            (Some(start), _) => start != begins,
            (None, Some(first)) => !(0..WINDOW).contains(&first.saturating_sub(begins)),
            (None, None) => false,
        }
    }

    /// SYN has come: the stream begins behind it.
    pub(super) fn begin(&mut self, sequence: u32) {
        let first = sequence.wrapping_add(1);
        let at = self.place(first);
        self.start.get_or_insert(at);
    }

    /// A segment has come, in any order and perhaps again.
    pub(super) fn add(&mut self, sequence: u32, payload: &[u8], packet: usize) {
        if payload.is_empty() {
            return;
        }
        let at = self.place(sequence);
        let bytes = payload.to_vec();
        self.earliest = Some(self.earliest.map_or(at, |earliest| earliest.min(at)));
        self.segments.push(Segment { at, packet, bytes });
    }

    fn place(&mut self, sequence: u32) -> i64 {
        let at = match self.anchor {
            Some(anchor) => place(anchor, sequence),
            None => 0,
        };
        self.anchor = Some((sequence, at));
        at
    }

    /// The bytes in order. Of bytes that came twice, those of the segment that begins earlier count; bytes before the
    /// start are none of the stream (a keep-alive repeats one).
    pub(super) fn runs(mut self) -> Vec<Run> {
        self.segments
            .sort_by_key(|segment| (segment.at, segment.packet));
        let first = self.segments.first().map(|segment| segment.at);
        let start = self.start.or(first).unwrap_or_default();
        let mut runs: Vec<Run> = Vec::new();
        let mut end = start;
        let mut latest = 0;
        for Segment { at, packet, bytes } in self.segments {
            let known = usize::try_from(end.saturating_sub(at)).unwrap_or_default();
            let Some(new) = bytes.get(known..).filter(|new| !new.is_empty()) else {
                continue;
            };
            latest = packet.max(latest);
            let at = at.max(end);
            if at > end || runs.is_empty() {
                runs.push(Run {
                    offset: u64::try_from(at.saturating_sub(start)).unwrap_or_default(),
                    bytes: Vec::new(),
                    arrivals: Vec::new(),
                });
            }
            if let Some(run) = runs.last_mut() {
                run.bytes.extend(new);
                run.arrivals.push((run.bytes.len(), latest));
            }
            end = at.saturating_add(i64::try_from(new.len()).unwrap_or(i64::MAX));
        }
        runs
    }
}

/// The place nearest to the anchor that a sequence number can stand for.
fn place((known, at): (u32, i64), sequence: u32) -> i64 {
    let ahead = sequence.wrapping_sub(known).cast_signed();
    at.saturating_add(ahead.into())
}
