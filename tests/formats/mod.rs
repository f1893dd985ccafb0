//! The formats that are read: what comes out of right files, and what is said of wrong ones.

mod hostile;
mod packed;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tadqiq::read::{self, Record};
use tempfile::TempDir;

/// A folder with files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

fn tadqiq(folder: &TempDir, args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("tadqiq").unwrap();
    command.current_dir(folder.path()).args(args);
    command
}

/// What a call writes to standard output.
fn output(folder: &TempDir, args: &[&str]) -> String {
    let output = tadqiq(folder, args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What a call that must fail says, on its only line and with nothing on standard output.
fn failure(folder: &TempDir, args: &[&str]) -> String {
    let output = tadqiq(folder, args).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    assert_eq!(output.stdout, b"", "{args:?}");
    said.trim_end().to_owned()
}

/// The records of a file of this name and content, or the message of the error.
fn records(name: &str, content: &[u8]) -> Result<Vec<Record>, String> {
    let folder = folder(&[(name, content)]);
    let path = folder.path().join(name);
    let read = read::records(&path).and_then(Iterator::collect);
    read.map_err(|error: tadqiq::Error| bare(&error.to_string(), &path))
}

/// A message without the folder of the file.
fn bare(message: &str, path: &Path) -> String {
    message.replace(&format!("{}/", path.parent().unwrap().display()), "")
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(content).unwrap();
    packed.finish().unwrap()
}

fn zstd(content: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(content, ruzstd::encoding::CompressionLevel::Fastest)
}

/// A file name's path in a folder.
fn at(folder: &TempDir, name: &str) -> PathBuf {
    folder.path().join(name)
}
