//! Files of pairs that are audited piece by piece.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use assert_cmd::Command;

fn tadqiq() -> Command {
    Command::cargo_bin("tadqiq").unwrap()
}

/// So many pairs, as JSONL.
fn pairs(count: usize) -> String {
    let mut text = String::new();
    for at in 0..count {
        let (mt, edited) = (at * 7 % 31, at * 7 % 29);
        writeln!(text, r#"{{"mt":"The value was {mt} units, he sayd.","edited":"The value was {edited} units, he said."}}"#)
            .unwrap();
    }
    text
}

fn audit(folder: &Path, arguments: &[&str]) {
    tadqiq()
        .current_dir(folder)
        .args(["audit", "pairs.jsonl", "--no-config"])
        .args(arguments)
        .assert()
        .success();
}

#[test]
fn what_grows_is_what_was_written_at_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pairs.jsonl"), pairs(300)).unwrap();
    let names = ["r.csv", "r.tsv", "r.jsonl", "r.txt"];
    let read = || {
        let all = names.iter().chain(&["s.csv"]);
        all.map(|name| fs::read(folder.path().join(name)).unwrap()).collect::<Vec<_>>()
    };
    let mut arguments: Vec<&str> = names.iter().flat_map(|name| ["-o", name]).collect();
    arguments.extend(["--segments", "s.csv"]);
    audit(folder.path(), &arguments);
    let grown = read();
    // A page needs all findings, and so nothing is written before they are there.
    audit(folder.path(), &[&arguments[..], &["-o", "r.html", "--threads", "1"]].concat());
    assert_eq!(grown, read());
    assert!(String::from_utf8_lossy(&grown[0]).contains("sayd"));
    assert_eq!(String::from_utf8_lossy(&grown[4]).lines().count(), 301);
}

#[test]
fn a_bad_record_at_the_end_leaves_no_report() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pairs.jsonl"), pairs(50) + "{}\n").unwrap();
    let call = ["audit", "pairs.jsonl", "-o", "r.csv", "--no-config"];
    let out = tadqiq().current_dir(folder.path()).args(call).assert().code(2);
    let message = String::from_utf8_lossy(&out.get_output().stderr).into_owned();
    assert!(message.starts_with("tadqiq: pairs.jsonl:51: "), "{message}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn timings_name_the_stages() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pairs.jsonl"), pairs(5)).unwrap();
    fs::write(folder.path().join("pairs.txt"), pairs(5)).unwrap();
    let stages = |arguments: &[&str]| {
        let out = tadqiq()
            .current_dir(folder.path())
            .args(["audit", "--timings", "--no-config"])
            .args(arguments)
            .assert();
        let told = String::from_utf8_lossy(&out.success().get_output().stderr).into_owned();
        let table = told.lines().skip_while(|line| !line.starts_with("stage")).skip(1);
        table.filter_map(|line| line.split(' ').next()).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(stages(&["pairs.jsonl"]), ["count", "audit", "report", "total"]);
    let whole = ["read", "segment", "align", "count", "detect", "report", "total"];
    assert_eq!(stages(&["pairs.txt", "pairs.txt", "--format", "html"]), whole);
}

#[test]
#[cfg(unix)]
fn a_run_that_is_ended_leaves_nothing() {
    // Ctrl-C; what a build that is cancelled sends.
    for (signal, code) in [("-INT", 130), ("-TERM", 143)] {
        end_by(signal, code);
    }
}

#[cfg(unix)]
fn end_by(signal: &str, code: i32) {
    use std::process::{Command, Stdio};
    use std::time::Duration;

    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pairs.jsonl"), pairs(100_000)).unwrap();
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("tadqiq"))
        .current_dir(folder.path())
        .args(["audit", "pairs.jsonl", "-o", "r.csv", "--no-config", "--threads", "1"])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let files = || fs::read_dir(folder.path()).unwrap().count();
    // Until it has begun to write.
    while files() < 2 && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(5));
    }
    Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(code));
    assert_eq!(files(), 1);
}
