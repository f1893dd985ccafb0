//! Where results go: standard output, or a file that appears whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::NamedTempFile;

use crate::error::named;
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

    /// Whether it is standard output, by whatever name.
    fn is_standard(&self) -> bool {
        const NAMES: [&str; 3] = ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];
        match self {
            Self::Stdout => true,
            Self::File(path) => NAMES.iter().any(|name| path == Path::new(name)),
        }
    }

    /// Lets a function write there. A file is replaced once all of it is written: the function writes to a
    /// temporary file in the same folder, which then takes the file's place.
    ///
    /// # Errors
    /// [`Error::Write`] where the function or the system fails. The file is then as it was before.
    pub fn write(&self, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        let mut writing = self.open()?;
        let written = content(&mut writing);
        writing.checked(written)?;
        writing.finish()
    }

    /// Begins to write there, piece by piece; [`Writing::finish`] ends it. A file is as it was before until then, and
    /// stays so where that is never called.
    ///
    /// # Errors
    /// [`Error::Write`] where the system fails.
    pub fn open(&self) -> Result<Writing> {
        let (path, sink) = match self {
            Self::Stdout => ("standard output".into(), Ok(Sink::Stdout(BufWriter::new(io::stdout())))),
            Self::File(path) => (path.clone(), open_file(path)),
        };
        match sink {
            Ok(sink) => Ok(Writing { path, sink }),
            Err(source) => Err(Error::Write { path, source }),
        }
    }
}

/// Checks what is to be read, and where results are to go, before any work is done for them: each output in a folder
/// that there is, none given twice, and none among the files that are read, which it would replace; standard input read
/// once at most, as the second reading would find nothing; no output of a [name](check_name) that says it is compressed.
///
/// # Errors
/// [`Error::Write`] where there is no such folder, [`Error::Usage`] where a file or stream has two uses, or a name does not
/// fit.
pub fn check(written: &[&Output], read: &[&Path]) -> Result<()> {
    if read.iter().filter(|path| is_standard_input(path)).count() > 1 {
        let problem = "standard input is asked for twice, and can be read once; name a file";
        return Err(Error::Usage(problem.to_owned()));
    }
    let read: Vec<PathBuf> = read.iter().filter_map(|path| replaceable(path)).collect();
    let mut targets: Vec<PathBuf> = Vec::new();
    if written.iter().filter(|output| output.is_standard()).count() > 1 {
        return Err(Error::Usage(
            "two outputs would go to standard output; give each its own file".to_owned(),
        ));
    }
    for output in written {
        let Output::File(path) = output else { continue };
        check_name(path)?;
        if !folder_of(path).is_dir() {
            return Err(Error::Write { path: path.clone(), source: no_such_folder() });
        }
        let Some(target) = replaceable(path) else { continue };
        let path = named(path);
        if read.contains(&target) {
            let problem = format!("{path}: this file is read, and would be replaced; write to another");
            return Err(Error::Usage(problem));
        }
        if targets.contains(&target) {
            return Err(Error::Usage(format!(
                "{path}: two outputs would go to this file; give each its own"
            )));
        }
        targets.push(target);
    }
    Ok(())
}

/// Refuses a file whose name says that it is compressed, which no output is: it would be taken for what it is not.
///
/// # Errors
/// [`Error::Usage`] for such a name.
pub fn check_name(path: &Path) -> Result<()> {
    const COMPRESSED: [&str; 6] = ["gz", "zst", "bz2", "xz", "zip", "7z"];
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    if !COMPRESSED.iter().any(|compressed| extension.eq_ignore_ascii_case(compressed)) {
        return Ok(());
    }
    let (path, plain) = (named(path), path.with_extension(""));
    let problem = format!("outputs are not compressed; write {}, and compress that", named(&plain));
    Err(Error::Usage(format!("{path}: {problem}")))
}

/// Whether a path is standard input, and that can be read only once.
fn is_standard_input(path: &Path) -> bool {
    const NAMES: [&str; 3] = ["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"];
    let is_named = || NAMES.iter().any(|name| path == Path::new(name));
    path.as_os_str() == "-" || (is_named() && !fs::metadata(path).is_ok_and(|about| about.is_file()))
}

/// Which file a path leads to, one spelling for each, be the file there or yet to be made; none for what nothing
/// replaces: devices, pipes, standard streams.
fn replaceable(path: &Path) -> Option<PathBuf> {
    if path.as_os_str() == "-" || fs::metadata(path).is_ok_and(|present| !present.is_file()) {
        return None;
    }
    if let Ok(present) = fs::canonicalize(path) {
        return Some(present);
    }
    let target = led_to(path).ok()?;
    Some(fs::canonicalize(folder_of(&target)).ok()?.join(target.file_name()?))
}

/// How many links may lead to each other.
const MOST_LINKS: usize = 40;

/// The file that a path leads to over links, be it there or not.
fn led_to(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(link) => target = folder_of(&target).join(link),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("too many links lead to each other"))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn no_such_folder() -> io::Error {
    io::Error::new(io::ErrorKind::NotFound, "there is no such folder")
}

/// An output that is being written.
#[derive(Debug)]
pub struct Writing {
    path: PathBuf,
    sink: Sink,
}

#[derive(Debug)]
enum Sink {
    Stdout(BufWriter<io::Stdout>),
    /// What is no regular file (a device, a named pipe), which nothing can take the place of.
    Device(BufWriter<fs::File>),
    /// A temporary file, and the file whose place it takes.
    Temporary(BufWriter<NamedTempFile>, PathBuf),
}

impl Write for Writing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.sink.writer().write(bytes)
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sink.writer().write_all(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sink.writer().flush()
    }
}

impl Sink {
    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(out) => out,
            Self::Device(out) => out,
            Self::Temporary(out, _) => out,
        }
    }

    fn finish(self) -> io::Result<()> {
        let (out, target) = match self {
            Self::Stdout(mut out) => return out.flush(),
            Self::Device(mut out) => return out.flush(),
            Self::Temporary(out, target) => (out, target),
        };
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        if let Ok(present) = fs::metadata(&target) {
            file.as_file().set_permissions(present.permissions())?;
        }
        let mut unfinished = unfinished();
        let temporary = file.path().to_owned();
        file.persist(&target)?;
        unfinished.retain(|path| *path != temporary);
        Ok(())
    }
}

impl Writing {
    /// Where it goes, as messages name it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What came of writing to it, as an error that names it.
    ///
    /// # Errors
    /// [`Error::Write`] where it failed; an error of ours that the writer's holds is given as it is.
    pub fn checked<T>(&self, written: io::Result<T>) -> Result<T> {
        written.map_err(|error| {
            error
                .downcast::<Error>()
                .unwrap_or_else(|source| Error::Write { path: self.path.clone(), source })
        })
    }

    /// Ends it: a file appears now, whole.
    ///
    /// # Errors
    /// [`Error::Write`] where the system fails. The file is then as it was before.
    pub fn finish(self) -> Result<()> {
        let Self { path, sink } = self;
        sink.finish().map_err(|source| Error::Write { path, source })
    }
}

/// Temporary files that were begun and did not yet take their place.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes whatever was begun and not finished, and lets nothing more take its place: for a program that is about to
/// end without waiting for those who write.
pub fn abandon() {
    let mut unfinished = unfinished();
    for path in unfinished.drain(..) {
        // What is gone already need not be removed.
        let _: io::Result<()> = fs::remove_file(path);
    }
    std::mem::forget(unfinished);
}

fn open_file(path: &Path) -> io::Result<Sink> {
    // `/dev/stdout` leads to a pipe that has no path of its own.
    if fs::metadata(path).is_ok_and(|present| !present.is_file()) {
        return Ok(Sink::Device(BufWriter::new(fs::OpenOptions::new().write(true).open(path)?)));
    }
    // A link stays a link: what it leads to is replaced.
    let target = led_to(path)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tadqiq-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As a file that is made in the plain way: whatever the umask leaves of this.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut unfinished = unfinished();
    let file = builder.tempfile_in(folder_of(&target)).map_err(|error| without_temporary_name(&error))?;
    unfinished.push(file.path().to_owned());
    Ok(Sink::Temporary(BufWriter::new(file), target))
}

/// What kept a temporary file from being made, without its name, which means nothing to the user.
fn without_temporary_name(error: &io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::NotFound => no_such_folder(),
        kind => io::Error::from(kind),
    }
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
    fn what_is_never_finished_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.csv");
        let mut writing = Output::from_path(&path).open().unwrap();
        writing.write_all(b"half").unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        drop(writing);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
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
        // So does one that leads to what is yet to be made.
        fs::remove_file(&file).unwrap();
        Output::from_path(&link).write(|out| out.write_all(b"newer")).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "newer");
        let (here, there) = (folder.path().join("here"), folder.path().join("there"));
        std::os::unix::fs::symlink(&here, &there).unwrap();
        std::os::unix::fs::symlink(&there, &here).unwrap();
        let error = Output::from_path(&here).write(|_| Ok(())).unwrap_err().to_string();
        assert!(error.ends_with("too many links lead to each other"), "{error}");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        Output::from_path(&link).write(|out| out.write_all(b"newest")).unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    #[cfg(unix)]
    fn a_device_is_written_to_and_not_replaced() {
        Output::from_path("/dev/null").write(|out| out.write_all(b"gone")).unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
