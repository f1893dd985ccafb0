//! Files and standard input as what can be read again and again.

use std::fs::{self, File};
use std::io::{self, Read, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tempfile::SpooledTempFile;

use super::decode::unwrapped;
use super::format::Format;
use super::input::{Extent, open};
use crate::document::Document;
use crate::error::{Error, Result};

/// How much of a pipe is kept in memory; of a longer one all is kept in a temporary file.
const IN_MEMORY: usize = 16 << 20;

/// How much of a pipe is read at a time.
const CHUNK: usize = 64 << 10;

/// How much of a file is looked at, in bytes, to tell its format.
const BEGINNING: u64 = 1 << 20;

/// A file, or standard input (`-`).
#[derive(Clone, Debug)]
pub struct Source {
    path: PathBuf,
    /// What came through a pipe, where it was kept.
    kept: Option<Kept>,
}

impl Source {
    /// The file of a path, or standard input. Nothing is read yet.
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), kept: None }
    }

    /// As [`new`](Self::new); what comes through a pipe is kept, so that it can be read as often as a file.
    pub(super) fn kept(path: &Path) -> Result<Self> {
        let mut source = Self::new(path);
        if !Self::is_file(path) {
            let (mut bytes, _) = source.bytes().map_err(|error| source.failure(error))?;
            source.kept = Some(source.keep(&mut bytes)?);
        }
        Ok(source)
    }

    /// Whether a path is a regular file, which can be read again and again; a file called `-` is none.
    pub(super) fn is_file(path: &Path) -> bool {
        path.as_os_str() != "-" && fs::metadata(path).is_ok_and(|about| about.is_file())
    }

    /// The file, as the user named it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads it as a plain text; see [`text`](super::text).
    ///
    /// # Errors
    /// As [`text`](super::text).
    pub fn text(&self) -> Result<Document> {
        let text = open(self, Extent::Whole)?.input.into_string()?;
        Ok(Document::from_text(self.path.display().to_string(), text))
    }

    /// The format of pairs that its beginning is of, where its name is of none.
    pub(super) fn format(&self) -> Result<Option<Format>> {
        if let Some(format) = Format::of_name(&self.path) {
            return Ok(Some(format));
        }
        let input = open(self, Extent::Record)?.input;
        let mut beginning = Vec::new();
        input.take(BEGINNING).read_to_end(&mut beginning).map_err(|error| unwrapped(&self.path, error))?;
        let text = match std::str::from_utf8(&beginning) {
            Ok(text) => text,
            // Its last letter was cut.
            Err(error) if error.error_len().is_none() => {
                std::str::from_utf8(&beginning[..error.valid_up_to()]).unwrap_or_default()
            }
            Err(_) => return Ok(None),
        };
        Ok(Format::of_beginning(text))
    }

    /// Its bytes as they are stored, and how many there are where that is known.
    pub(super) fn bytes(&self) -> io::Result<(Box<dyn Read + Send>, Option<u64>)> {
        if let Some(kept) = &self.kept {
            return Ok((Box::new(kept.reader()), Some(kept.size)));
        }
        if self.path.as_os_str() == "-" {
            return Ok((Box::new(io::stdin()), None));
        }
        let file = File::open(&self.path)?;
        let about = file.metadata()?;
        Ok((Box::new(file), about.is_file().then_some(about.len())))
    }

    /// Keeps what comes through a pipe.
    fn keep(&self, pipe: &mut dyn Read) -> Result<Kept> {
        let mut bytes = SpooledTempFile::new(IN_MEMORY);
        let (mut chunk, mut size) = (vec![0; CHUNK], 0);
        loop {
            match pipe.read(&mut chunk) {
                Ok(0) => break,
                Ok(count) => {
                    bytes.write_all(&chunk[..count]).map_err(Error::temporary)?;
                    size += count as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.failure(error)),
            }
        }
        bytes.flush().map_err(Error::temporary)?;
        Ok(Kept { bytes: Arc::new(Mutex::new(bytes)), size })
    }

    fn failure(&self, source: io::Error) -> Error {
        Error::Read { path: self.path.clone(), source }
    }
}

/// Bytes that came through a pipe.
#[derive(Clone, Debug)]
struct Kept {
    /// A temporary file has no name, and is gone with the program however that ends.
    bytes: Arc<Mutex<SpooledTempFile>>,
    size: u64,
}

impl Kept {
    fn reader(&self) -> KeptReader {
        KeptReader { bytes: self.bytes.clone(), at: 0 }
    }
}

/// Reads kept bytes from their beginning, whoever else reads them.
struct KeptReader {
    bytes: Arc<Mutex<SpooledTempFile>>,
    at: u64,
}

impl Read for KeptReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut bytes = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        bytes.seek(SeekFrom::Start(self.at))?;
        let count = bytes.read(buffer)?;
        self.at += count as u64;
        Ok(count)
    }
}
