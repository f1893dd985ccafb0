//! What is written: where, in which form, whole or not at all.

use std::fs;

use predicates::prelude::*;
use predicates::str::contains;

use super::{EDITED, MT, sample};
use crate::fixture::{failure, folder, tadqiq};

#[test]
fn the_form_follows_the_extension_and_several_reports_come_from_one_run() {
    let here = sample();
    let args = ["audit", "mt.txt", "edited.txt", "-o", "r.csv", "-o", "r.jsonl", "--segments", "s.tsv"];
    tadqiq(&here, &args).assert().code(0).stdout("");
    let read = |name: &str| fs::read_to_string(here.path().join(name)).unwrap();
    assert!(read("r.csv").starts_with("\u{feff}id,decision,"));
    assert!(read("r.jsonl").starts_with('{'));
    assert!(read("s.tsv").starts_with("mt_ids\tedited_ids\t"));
}

#[test]
fn a_file_that_cannot_be_written_leaves_nothing() {
    let here = sample();
    let args = ["audit", "mt.txt", "edited.txt", "-o", "none/r.csv"];
    tadqiq(&here, &args)
        .assert()
        .code(2)
        .stderr(contains("cannot write none/r.csv: there is no such folder\n"));
    assert_eq!(fs::read_dir(here.path()).unwrap().count(), 2);
}

#[test]
fn what_is_read_is_never_replaced() {
    let here = sample();
    fs::write(here.path().join("related.txt"), EDITED).unwrap();
    fs::write(here.path().join("decisions.csv"), "fingerprint,decision\n").unwrap();
    fs::write(here.path().join("c.toml"), "").unwrap();
    fs::write(here.path().join("pairs.tsv"), "mt\tedited\na\tb\n").unwrap();
    let path = here.path().join("mt.txt");
    let path = path.to_str().unwrap();
    for (args, file) in [
        (vec!["audit", "mt.txt", "edited.txt", "-o", "edited.txt"], "edited.txt"),
        (vec!["audit", "mt.txt", "edited.txt", "-o", path], path),
        (vec!["audit", "mt.txt", "-o", "r.csv", "-o", "./mt.txt"], "./mt.txt"),
        (
            vec!["audit", "mt.txt", "edited.txt", "--related", "related.txt", "-o", "related.txt"],
            "related.txt",
        ),
        (
            vec!["audit", "mt.txt", "edited.txt", "--decisions", "decisions.csv", "-o", "decisions.csv"],
            "decisions.csv",
        ),
        (vec!["audit", "pairs.tsv", "--segments", "pairs.tsv"], "pairs.tsv"),
        (vec!["audit", "mt.txt", "--config", "c.toml", "--format", "csv", "-o", "./c.toml"], "./c.toml"),
        (vec!["align", "mt.txt", "edited.txt", "-o", "mt.txt"], "mt.txt"),
        (vec!["ter", "mt.txt", "edited.txt", "-o", "mt.txt"], "mt.txt"),
        (vec!["diff", "decisions.csv", "decisions.csv", "-o", "decisions.csv"], "decisions.csv"),
        (vec!["names", "train", "pairs.tsv", "-o", "pairs.tsv"], "pairs.tsv"),
        (vec!["names", "train-nameness", "pairs.tsv", "mt.txt", "-o", "mt.txt"], "mt.txt"),
        (vec!["review", "decisions.csv", "-o", "decisions.csv"], "decisions.csv"),
    ] {
        let message = format!("tadqiq: {file}: this file is read, and would be replaced; write to another\n");
        tadqiq(&here, &args).assert().code(2).stdout("").stderr(message);
    }
    assert_eq!(fs::read_to_string(here.path().join("mt.txt")).unwrap(), MT);
    assert_eq!(fs::read_to_string(here.path().join("edited.txt")).unwrap(), EDITED);
    assert_eq!(fs::read_dir(here.path()).unwrap().count(), 6);
}

#[test]
fn two_outputs_want_two_files() {
    let here = sample();
    for args in [["-o", "r.csv", "-o", "./r.csv"], ["-o", "r.csv", "--segments", "r.csv"]] {
        let call = [&["audit", "mt.txt", "edited.txt"][..], &args].concat();
        let told = contains("r.csv: two outputs would go to this file; give each its own\n");
        tadqiq(&here, &call).assert().code(2).stderr(told);
    }
    assert_eq!(fs::read_dir(here.path()).unwrap().count(), 2);
    for again in ["-", "/dev/stdout"] {
        let call = ["audit", "mt.txt", "edited.txt", "--format", "csv", "-o", "-", "-o", again];
        let told = "tadqiq: two outputs would go to standard output; give each its own file\n";
        tadqiq(&here, &call).assert().code(2).stdout("").stderr(told);
    }
    // A baseline is read and then written anew.
    let update = ["audit", "mt.txt", "edited.txt", "--baseline", "b.json", "--update-baseline"];
    for _ in 0..2 {
        tadqiq(&here, &update).assert().code(0);
    }
}

#[test]
fn no_output_passes_for_a_compressed_one() {
    let here = sample();
    for more in [
        &["audit", "mt.txt", "edited.txt", "-o", "r.csv.gz"][..],
        &["audit", "mt.txt", "edited.txt", "--format", "csv", "-o", "r.csv.GZ"],
        &["audit", "mt.txt", "edited.txt", "--segments", "s.csv.zst"],
        &["ter", "mt.txt", "edited.txt", "-o", "t.tsv.xz"],
        &["align", "mt.txt", "edited.txt", "-o", "a.tsv.bz2"],
    ] {
        let told = failure(&here, more);
        let plain = &more[more.len() - 1][..5];
        assert!(
            told.ends_with(&format!("outputs are not compressed; write {plain}, and compress that")),
            "{told}"
        );
    }
    assert_eq!(fs::read_dir(here.path()).unwrap().count(), 2);
}

#[test]
fn folders_are_looked_for_before_anything_is_written() {
    let here = sample();
    for more in [vec!["--segments", "none/s.csv"], vec!["--baseline", "none/b.json", "--update-baseline"]] {
        let told = predicates::str::starts_with("tadqiq: cannot write none/")
            .and(contains("there is no such folder\n"));
        let call = [&["audit", "mt.txt", "edited.txt"][..], &more].concat();
        tadqiq(&here, &call).assert().code(2).stdout("").stderr(told);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_device_is_named_and_a_full_stderr_stops_nothing() {
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let here = sample();
    fs::write(here.path().join("names.txt"), "Gerasimov\n").unwrap();
    for args in [
        &["audit", "mt.txt", "edited.txt"][..],
        &["explain"],
        &["explain", "name"],
        &["config"],
        &["man"],
        &["completions", "bash"],
        &["names", "explain", "a", "b"],
        &["names", "match", "names.txt", "names.txt"],
        &["names", "list", "mt.txt", "edited.txt"],
    ] {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("tadqiq"));
        let out = command.current_dir(here.path()).args(args).stdout(full()).output().unwrap();
        let told = String::from_utf8(out.stderr).unwrap();
        let expected = "tadqiq: cannot write standard output: No space left on device (os error 28)\n";
        assert_eq!((out.status.code(), told.as_str()), (Some(2), expected), "{args:?}");
    }
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("tadqiq"));
    let out =
        command.current_dir(here.path()).args(["audit", "mt.txt", "edited.txt"]).stderr(full()).output();
    let out = out.unwrap();
    assert_eq!(out.status.code(), Some(0));
    assert!(String::from_utf8(out.stdout).unwrap().contains("Unacimov"));
}

#[test]
fn a_page_without_edited_version_does_not_speak_of_one() {
    let here = folder(&[
        ("mt.txt", "وصل الوزير (أمس.\n".as_bytes()),
        ("edited.txt", "وصل الوزير أمس.\n".as_bytes()),
    ]);
    let page = |args: &[&str]| {
        let run = tadqiq(&here, args).assert().code(0);
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    let alone = page(&["audit", "mt.txt", "--format", "html"]);
    assert!(alone.contains("checked without an edited version") && alone.contains("<body class=\"alone\">"));
    let paired = page(&["audit", "mt.txt", "edited.txt", "--format", "html"]);
    assert!(paired.contains("checked against") && !paired.contains("<body class"));
}

#[test]
fn an_extension_says_the_form_for_every_command() {
    let here = sample();
    let first = |name: &str| {
        let text = fs::read_to_string(here.path().join(name)).unwrap();
        text.trim_start_matches('\u{feff}').chars().take(7).collect::<String>()
    };
    for (call, begins) in [
        (&["audit", "mt.txt", "edited.txt", "-o", "old.csv"][..], "id,deci"),
        (&["align", "mt.txt", "edited.txt", "-o", "a.jsonl"], "{\"mt_id"),
        (&["align", "mt.txt", "edited.txt", "-o", "a.NDJSON"], "{\"mt_id"),
        (&["align", "mt.txt", "edited.txt", "-o", "a.tsv"], "mt_ids\t"),
        (&["align", "mt.txt", "edited.txt", "-o", "a"], "mt_ids\t"),
        (&["align", "mt.txt", "edited.txt", "--format", "tsv", "-o", "b.jsonl"], "mt_ids\t"),
        (&["align", "--words", "--aligned", "mt.txt", "edited.txt", "-o", "a.align"], "0-0 1-1"),
        (&["align", "--words", "--aligned", "mt.txt", "edited.txt", "-o", "c.jsonl"], "{\"mt_id"),
        (&["ter", "mt.txt", "edited.txt", "-o", "t.tsv"], "1\t1\t4\t2"),
        (&["ter", "mt.txt", "edited.txt", "-o", "t.txt"], "1\t1\t4\t2"),
        (&["diff", "old.csv", "old.csv", "-o", "d.csv"], "status,"),
    ] {
        tadqiq(&here, call).assert().code(0).stdout("");
        assert_eq!(first(call[call.len() - 1]), begins, "{call:?}");
    }
    let before = fs::read_dir(here.path()).unwrap().count();
    for (call, remedy) in [
        (&["align", "mt.txt", "edited.txt", "-o", "x.csv"][..], "name it .tsv or .jsonl, or give --format"),
        (&["align", "mt.txt", "edited.txt", "-o", "x.json"], "name it .tsv or .jsonl, or give --format"),
        (&["ter", "mt.txt", "edited.txt", "-o", "x.jsonl"], "lines parted by tabs are: name it .tsv or .txt"),
        (&["ter", "mt.txt", "edited.txt", "-o", "x.xlsx"], "lines parted by tabs are: name it .tsv or .txt"),
        (
            &["diff", "old.csv", "old.csv", "-o", "x.html"],
            "name it .txt, .csv, .tsv or .jsonl, or give --format",
        ),
        (&["review", "old.csv", "-o", "x.csv"], "decisions are JSON Lines: name it .jsonl"),
    ] {
        let told =
            format!("tadqiq: {}: this is no form that is written here; {remedy}", call[call.len() - 1]);
        assert_eq!(failure(&here, call), told);
    }
    assert_eq!(fs::read_dir(here.path()).unwrap().count(), before);
}
