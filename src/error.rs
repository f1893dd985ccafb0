//! What can go wrong: always with input or output, never inside the checking itself.
//!
//! Every message is one line that says what is wrong, in which file and where, and what to do about it.

use std::fmt;
use std::path::{Path, PathBuf};

/// A result with this crate's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why an operation could not be carried out. The program ends with exit code 2 on each of them.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be opened or read.
    #[error("cannot read {}: {source}", named(path))]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file could not be written. Nothing of it was left behind.
    #[error("cannot write {}: {source}", named(path))]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// What does not fit into memory could not be kept in a temporary file.
    #[error("cannot write a temporary file in {}: {source}; name another folder in TMPDIR", folder.display())]
    Temporary {
        /// The folder of temporary files.
        folder: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file is in no encoding that is read.
    #[error("{}: byte {offset} (line {line}) is not {encoding}; convert the file to UTF-8", named(path))]
    Encoding {
        /// The file.
        path: PathBuf,
        /// 0-based offset of the first byte that does not fit.
        offset: usize,
        /// 1-based line that it stands in.
        line: usize,
        /// The encoding that was expected, from the byte order mark where there is one.
        encoding: &'static str,
    },
    /// A file's content is not what its format asks for.
    #[error("{}:{line}: {problem}", named(path))]
    Malformed {
        /// The file.
        path: PathBuf,
        /// 1-based line or record.
        line: usize,
        /// What is wrong, and what would be right.
        problem: String,
    },
    /// The call cannot be carried out as it was asked for.
    #[error("{0}")]
    Usage(String),
}

/// A file as messages name it, in one line whatever its name holds: `-` is standard input.
pub fn named(path: &Path) -> impl fmt::Display {
    if path.as_os_str() == "-" {
        return "standard input".to_owned();
    }
    let plain = |ch: char| if ch.is_control() { '\u{FFFD}' } else { ch };
    path.to_string_lossy().chars().map(plain).collect::<String>()
}

impl Error {
    /// An [`Error::Temporary`] in the folder that the system says is for temporary files.
    pub fn temporary(source: std::io::Error) -> Self {
        Self::Temporary { folder: std::env::temp_dir(), source }
    }

    /// A [`Error::Malformed`] at a 1-based line of a file.
    pub fn malformed(path: impl Into<PathBuf>, line: usize, problem: impl Into<String>) -> Self {
        Self::Malformed { path: path.into(), line, problem: problem.into() }
    }
}
