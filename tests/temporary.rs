//! Temporary files: where they cannot be made, and where they cannot grow.

use std::process::{Command, Stdio};

use crate::fixture::{failure, texts};

/// Pairs, a finding each.
fn pairs(count: usize) -> String {
    let row =
        |at| format!("دفع {at} يورو إلى المتجر الكبير أمس\tدفع {} يورو إلى المتجر الكبير أمس\n", at + 7);
    let rows: Vec<String> = (0..count).map(row).collect();
    format!("mt\tedited\n{}", rows.concat())
}

#[test]
#[cfg(unix)]
fn a_folder_that_is_not_there_is_named() {
    let here = texts(&[("pairs.tsv", &pairs(3))]);
    let run = |args: &[&str], input: &str| {
        let mut command = assert_cmd::Command::cargo_bin("tadqiq").unwrap();
        command.current_dir(&here).env("TMPDIR", "/nowhere").args(args).write_stdin(input.to_owned());
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]), "{said}");
        assert!(
            said.starts_with("tadqiq: cannot write a temporary file in /nowhere: No such file or directory"),
            "{said}"
        );
        assert!(said.ends_with("; name another folder in TMPDIR\n") && said.lines().count() == 1, "{said}");
    };
    run(&["audit", "pairs.tsv", "-o", "report.xlsx"], "");
    assert!(!here.path().join("report.xlsx").exists());
    let long = format!("mt\tedited\n{0}\t{0}\n", "كلمة ".repeat(100_000)).repeat(20);
    run(&["audit", "-"], &long);
}

/// Runs the program where no file may have more than so many blocks of 512 or 1,024 bytes.
#[cfg(unix)]
fn limited(folder: &std::path::Path, blocks: usize, args: &str) -> std::process::Output {
    let program = assert_cmd::cargo::cargo_bin!("tadqiq").display().to_string();
    let script = format!("ulimit -f {blocks}; exec \"$0\" {args}");
    let mut command = Command::new("sh");
    command.current_dir(folder).args(["-c", &script, &program]).stdin(Stdio::null());
    command.output().unwrap()
}

#[test]
#[cfg(unix)]
fn a_full_folder_is_named_and_nothing_is_left_behind() {
    let here = texts(&[("pairs.tsv", &pairs(3000))]);
    let output = limited(here.path(), 100, "audit pairs.tsv -o report.xlsx");
    let said = String::from_utf8(output.stderr).unwrap();
    let folder = std::env::temp_dir();
    let expected = format!("tadqiq: cannot write a temporary file in {}: File too large", folder.display());
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.starts_with(&expected) && said.lines().count() == 1, "{said}");
    // A file that is written straight away is named itself.
    let output = limited(here.path(), 100, "audit pairs.tsv -o report.csv");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("tadqiq: cannot write report.csv: File too large"), "{said}");
    assert_eq!(std::fs::read_dir(&here).unwrap().count(), 1);
    // And a text that is not taken for pairs is still told as such.
    assert!(failure(&here, &["ter", "nothing.txt"]).contains("cannot read nothing.txt"));
}
