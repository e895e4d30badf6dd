//! The key log that browsers and Wireshark share (draft-ietf-tls-keylogfile, section 2).

use std::collections::BTreeMap;

use super::hex;

/// Secrets by their label and the client's random.
#[derive(Clone, Debug, Default)]
pub struct KeyLog(BTreeMap<(Vec<u8>, Vec<u8>), Vec<u8>>);

impl KeyLog {
    /// Adds the secrets of a key log; comments are passed over.
    ///
    /// # Errors
    /// The number of the first line, from 1, that is none of a key log. Lines before it have been added.
    pub fn add(&mut self, log: &[u8]) -> Result<(), usize> {
        for (number, line) in (1usize..).zip(log.split(|byte| *byte == b'\n')) {
            self.add_line(line.trim_ascii()).ok_or(number)?;
        }
        Ok(())
    }

    fn add_line(&mut self, line: &[u8]) -> Option<()> {
        if line.is_empty() || line.starts_with(b"#") {
            return Some(());
        }
        let mut words = line
            .split(u8::is_ascii_whitespace)
            .filter(|word| !word.is_empty());
        let (label, random, secret) = (words.next()?, words.next()?, words.next()?);
        let (random, secret) = (hex::read(random).ok()?, hex::read(secret).ok()?);
        self.0.insert((label.to_vec(), random), secret);
        words.next().is_none().then_some(())
    }

    /// The master secret of the session with this random of the client.
    pub fn master_secret(&self, client_random: &[u8]) -> Option<&[u8]> {
        self.secret(b"CLIENT_RANDOM", client_random)
    }

    /// The secret of this label (draft-ietf-tls-keylogfile section 3.1) of the session with this random of the client.
    pub fn secret(&self, label: &[u8], client_random: &[u8]) -> Option<&[u8]> {
        let key = (label.to_vec(), client_random.to_vec());
        self.0.get(&key).map(Vec::as_slice)
    }
}
