//! Case folders: each folder in `tests/cases` is an audit, and its text report is a snapshot in `snapshots/cases`.
//!
//! To add a case, add a folder with `mt.txt` and `edited.txt` (without it the MT is audited alone); `related*.txt` are passed as related texts, and a file
//! `options.txt` holds further options, separated by white space. Then run `cargo test` and review the new snapshot.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

fn sorted_entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

fn report(case: &Path) -> String {
    let mut command = Command::cargo_bin("tadqiq").unwrap();
    command.current_dir(case).args(["audit", "mt.txt"]);
    command.args(case.join("edited.txt").exists().then_some("edited.txt"));
    command.args(["--format", "text"]);
    let related: Vec<String> = sorted_entries(case)
        .iter()
        .map(|path| file_name(path))
        .filter(|name| name.starts_with("related"))
        .collect();
    if !related.is_empty() {
        command.arg("--related").args(related);
    }
    if let Ok(options) = fs::read_to_string(case.join("options.txt")) {
        command.args(options.split_whitespace());
    }
    let output = command.output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    format!("exit code {}\n\n{out}\n{err}", output.status.code().unwrap())
}

#[test]
fn every_case_reports_what_its_snapshot_says() {
    let cases = sorted_entries(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"));
    assert!(cases.len() >= 12, "{} cases", cases.len());
    for case in cases {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../snapshots/cases");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(file_name(&case), report(&case)));
    }
}
