//! Lines in a stream, none longer than a record may be.

use std::io::BufRead;
use std::path::{Path, PathBuf};

use super::decode::unwrapped;
use crate::error::{Error, Result};

/// How many bytes a record may have, in UTF-8 and with all its columns: 16 MiB.
pub const RECORD_LIMIT: usize = 16 << 20;

/// The lines of an input whose bytes are valid UTF-8.
pub(super) struct Lines<R> {
    input: R,
    path: PathBuf,
    line: Vec<u8>,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R, path: &Path) -> Self {
        Self { input, path: path.to_owned(), line: Vec::new(), number: 0 }
    }

    /// The next line with its number from 1, without its LF or CRLF; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<(usize, &str)>> {
        self.line.clear();
        self.number += 1;
        loop {
            let chunk = self.input.fill_buf().map_err(|error| unwrapped(&self.path, error))?;
            let end = memchr::memchr(b'\n', chunk);
            let length = end.unwrap_or(chunk.len());
            if self.line.len() + length > RECORD_LIMIT {
                return Err(too_long(&self.path, self.number));
            }
            self.line.extend_from_slice(&chunk[..length]);
            let is_last = chunk.is_empty();
            self.input.consume(length + usize::from(end.is_some()));
            if is_last && self.line.is_empty() {
                return Ok(None);
            }
            if end.is_some() || is_last {
                break;
            }
        }
        let line = self.line.strip_suffix(b"\r").unwrap_or(&self.line);
        match std::str::from_utf8(line) {
            Ok(line) => Ok(Some((self.number, line))),
            Err(_) => Err(Error::malformed(&self.path, self.number, "not UTF-8; convert the file to UTF-8")),
        }
    }
}

/// The error for a record that is longer than [`RECORD_LIMIT`].
pub(super) fn too_long(path: &Path, line: usize) -> Error {
    let problem = format!(
        "a record of more than {} MiB; is there a line end or a quotation mark missing?",
        RECORD_LIMIT >> 20
    );
    Error::malformed(path, line, problem)
}
