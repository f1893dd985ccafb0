//! The formats that are read: what comes out of right files, and what is said of wrong ones.

mod hostile;
mod packed;
mod po;
mod tmx;
mod xliff;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use tadqiq::read::{PairFiles, Record};
use tempfile::TempDir;

use crate::fixture::{failure, folder, output, tadqiq};

/// The records of a file of this name and content, or the message of the error.
fn records(name: &str, content: &[u8]) -> Result<Vec<Record>, String> {
    let folder = folder(&[(name, content)]);
    let path = folder.path().join(name);
    let read = PairFiles::of_one(&path).and_then(|files| files.records()?.collect());
    read.map_err(|error: tadqiq::Error| bare(&error.to_string(), &path))
}

/// A message without the folder of the file.
fn bare(message: &str, path: &Path) -> String {
    message.replace(&format!("{}/", path.parent().unwrap().display()), "")
}

pub fn gzip(content: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(content).unwrap();
    packed.finish().unwrap()
}

pub fn zstd(content: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(content, ruzstd::encoding::CompressionLevel::Fastest)
}

/// A file name's path in a folder.
fn at(folder: &TempDir, name: &str) -> PathBuf {
    folder.path().join(name)
}

/// The rows of a report in JSONL that are of a category.
fn findings(folder: &TempDir, args: &[&str], category: &str) -> Vec<serde_json::Value> {
    let args: Vec<&str> = [&["audit"], args, &["--format", "jsonl"]].concat();
    let rows = output(folder, &args);
    let rows = rows.lines().map(|row| serde_json::from_str::<serde_json::Value>(row).unwrap());
    rows.filter(|row| row["category"] == category).collect()
}

/// Some columns of a row, separated by bars.
fn cells(row: &serde_json::Value, columns: &[&str]) -> String {
    let cell = |column: &&str| match &row[*column] {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    columns.iter().map(cell).collect::<Vec<_>>().join("|")
}
