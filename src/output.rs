//! Where results go: standard output, or a file that appears whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// A place that results are written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Standard output.
    Stdout,
    /// A file, made or replaced.
    File(PathBuf),
}

impl Output {
    /// What a user's path means: `-` is standard output.
    pub fn from_path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        if path.as_os_str() == "-" { Self::Stdout } else { Self::File(path) }
    }

    /// Whether it is a file, not a stream that something reads.
    pub fn is_file(&self) -> bool {
        matches!(self, Self::File(_))
    }

    /// Lets a function write there. A file is replaced once all of it is written: the function writes to a
    /// temporary file in the same folder, which then takes the file's place.
    ///
    /// # Errors
    /// [`Error::Write`] where the function or the system fails. The file is then as it was before.
    pub fn write(&self, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        let (path, written) = match self {
            Self::Stdout => (Path::new("standard output"), write_stdout(content)),
            Self::File(path) => (path.as_path(), write_file(path, content)),
        };
        written.map_err(|source| Error::Write { path: path.to_owned(), source })
    }
}

fn write_stdout(content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    content(&mut out)?;
    out.flush()
}

fn write_file(path: &Path, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // A link stays a link: what it leads to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let present = fs::metadata(&target).ok();
    if present.as_ref().is_some_and(|present| !present.is_file()) {
        return write_through(&target, content);
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tadqiq-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As a file that is made in the plain way: whatever the umask leaves of this.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut out =
        BufWriter::new(builder.tempfile_in(folder).map_err(|error| without_temporary_name(&error))?);
    content(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    if let Some(present) = present {
        file.as_file().set_permissions(present.permissions())?;
    }
    file.persist(&target)?;
    Ok(())
}

/// What kept a temporary file from being made, without its name, which means nothing to the user.
fn without_temporary_name(error: &io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::NotFound => io::Error::new(io::ErrorKind::NotFound, "there is no such folder"),
        kind => io::Error::from(kind),
    }
}

/// Writes to what is no regular file (a device, a named pipe), which nothing can take the place of.
fn write_through(path: &Path, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(fs::OpenOptions::new().write(true).open(path)?);
    content(&mut out)?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.csv");
        fs::write(&path, "old").unwrap();
        let result = Output::from_path(&path).write(|out| {
            out.write_all(b"half")?;
            Err(io::Error::other("no room"))
        });
        assert_eq!(result.unwrap_err().to_string(), format!("cannot write {}: no room", path.display()));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_missing_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("none/report.csv");
        let error = Output::from_path(&path).write(|_| Ok(())).unwrap_err().to_string();
        assert!(error.starts_with(&format!("cannot write {}: ", path.display())), "{error}");
    }

    #[test]
    #[cfg(unix)]
    fn a_link_stays_a_link_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        Output::from_path(&link).write(|out| out.write_all(b"new")).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    #[cfg(unix)]
    fn a_device_is_written_to_and_not_replaced() {
        Output::from_path("/dev/null").write(|out| out.write_all(b"gone")).unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
