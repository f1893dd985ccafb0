//! The bytes of files as text, unpacked where they are compressed.

use std::io::{self, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

use super::decode::Decoder;
use super::source::Source;
use super::stored::{HEAD, Kind};
use super::zstd::ZstdDecoder;
use crate::error::{Error, Result, named};

/// A compressed text that is read whole may unpack to this many bytes, however small it is.
const FREE: u64 = 16 << 20;

/// Beyond that, to this many times its compressed size. Prose comes to ten times; what comes to more than this is made
/// to fill memory.
const MOST_TIMES: u64 = 200;

/// A file's decoded text.
pub(super) type Input = Decoder<Box<dyn Read + Send>>;

/// A file that is being read.
pub(super) struct Opened {
    /// Its text.
    pub(super) input: Input,
    /// How many bytes of the file, as it is stored, were read.
    pub(super) bytes_read: Arc<AtomicU64>,
    /// Its size as it is stored; none for a pipe.
    pub(super) size: Option<u64>,
}

/// How much of a file is in memory at a time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// A record: it may unpack to any length.
    Record,
    /// All of it.
    Whole,
}

/// Begins to read a file. Gzip and Zstandard are told by their first bytes, whatever the file's name.
pub(super) fn open(source: &Source, extent: Extent) -> Result<Opened> {
    let path = source.path();
    let fail = |source| Error::Read { path: path.to_owned(), source };
    let (stored, size) = source.bytes().map_err(fail)?;
    let bytes_read = Arc::new(AtomicU64::new(0));
    let mut stored = Counted { inner: stored, count: bytes_read.clone() };
    let mut head = Vec::new();
    stored.by_ref().take(HEAD).read_to_end(&mut head).map_err(fail)?;
    let kind = Kind::of(&head);
    let stored = BufReader::with_capacity(64 * 1024, Cursor::new(head).chain(stored));
    let unpacked: Box<dyn Read + Send> = match kind {
        Kind::Plain => Box::new(stored),
        Kind::Gzip => Box::new(Unpacked { inner: MultiGzDecoder::new(stored), kind: "gzip" }),
        Kind::Zstandard => Box::new(Unpacked { inner: ZstdDecoder::new(stored), kind: "Zstandard" }),
        Kind::Other(other) => {
            return Err(Error::Usage(format!("{}: {}", named(path), other.problem(path))));
        }
    };
    let inner = match extent {
        Extent::Whole if kind != Kind::Plain => {
            Box::new(Bounded { inner: unpacked, given: 0, stored: bytes_read.clone() })
        }
        _ => unpacked,
    };
    Ok(Opened { input: Decoder::new(inner, path), bytes_read, size })
}

/// Counts the bytes that are read.
struct Counted<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Says in its errors what was being unpacked.
struct Unpacked<R> {
    inner: R,
    kind: &'static str,
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer).map_err(|error| {
            let problem = match error.kind() {
                io::ErrorKind::Interrupted => return error,
                io::ErrorKind::UnexpectedEof => {
                    format!("the {} data end too early: the file is cut", self.kind)
                }
                _ => format!("the {} data are damaged ({error})", self.kind),
            };
            io::Error::new(error.kind(), problem)
        })
    }
}

/// Fails where little unpacks to very much.
struct Bounded {
    inner: Box<dyn Read + Send>,
    given: u64,
    stored: Arc<AtomicU64>,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.given += read as u64;
        if self.given > FREE && self.given / MOST_TIMES > self.stored.load(Ordering::Relaxed) {
            let problem = format!(
                "it unpacks to more than {} MiB and {MOST_TIMES} times its size; unpack it by hand if it is a text",
                FREE >> 20
            );
            return Err(io::Error::other(problem));
        }
        Ok(read)
    }
}
