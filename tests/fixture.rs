//! Folders with files in them, and the program run there.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

/// A folder with files; of a name with a slash the folder is made, too.
pub fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

/// As [`folder`], of texts.
pub fn texts(files: &[(&str, &str)]) -> TempDir {
    let files: Vec<(&str, &[u8])> = files.iter().map(|&(name, text)| (name, text.as_bytes())).collect();
    folder(&files)
}

/// The program with some arguments in a folder.
pub fn tadqiq(folder: impl AsRef<Path>, args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("tadqiq").unwrap();
    command.current_dir(folder).args(args);
    command
}

/// What a call that must succeed writes to standard output.
pub fn output(folder: impl AsRef<Path>, args: &[&str]) -> String {
    let output = tadqiq(folder, args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What a call that must fail says, on its only line and with nothing on standard output.
pub fn failure(folder: impl AsRef<Path>, args: &[&str]) -> String {
    let output = tadqiq(folder, args).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
    assert_eq!(said.trim_end().lines().count(), 1, "{args:?}: {said}");
    assert_eq!(output.stdout, b"", "{args:?}");
    said.trim_end().to_owned()
}
