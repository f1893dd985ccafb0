//! Standard input and output, by whatever name, and readers who go away.

use predicates::str::contains;

use crate::fixture::{tadqiq, texts};

#[test]
#[cfg(unix)]
fn results_go_through_names_of_standard_output() {
    let here = texts(&[("mt.txt", "القائد Unacimov هنا\n"), ("edited.txt", "القائد غيراسيموف هنا\n")]);
    tadqiq(&here, &["audit", "mt.txt", "edited.txt", "--format", "csv", "-o", "/dev/stdout"])
        .assert()
        .success()
        .stdout(contains("Unacimov"));
}

#[test]
fn a_reader_who_goes_away_ends_his_own_output_alone() {
    let here = texts(&[("mt.txt", "القائد Unacimov هنا\n"), ("edited.txt", "القائد غيراسيموف هنا\n")]);
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("tadqiq"));
    command.current_dir(&here).args(["audit", "mt.txt", "edited.txt", "-o", "-", "-o", "report.csv"]);
    let mut child = command.stdout(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(here.path().join("report.csv").exists());
}

#[test]
fn a_reader_who_goes_away_is_no_error_in_any_form() {
    let row = |at: usize| format!("دفع {at} يورو أمس\tدفع {} يورو أمس\n", at + 7);
    let rows: Vec<String> = (0..2000).map(row).collect();
    let here = texts(&[("pairs.tsv", &format!("mt\tedited\n{}", rows.concat()))]);
    for format in ["csv", "jsonl", "text", "html", "xlsx", "sarif"] {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("tadqiq"));
        command.current_dir(&here).args(["audit", "pairs.tsv", "--format", format]);
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), said.as_str()), (Some(0), ""), "{format}");
    }
}

#[test]
fn pairs_are_known_however_long_the_first_is() {
    let here = texts(&[]);
    let long = "كلمة ".repeat(20_000);
    let pairs = format!(
        "{{\"mt\": \"{long}\", \"edited\": \"{long}\"}}\n{{\"mt\": \"دفع 129 يورو\", \"edited\": \"دفع 192 يورو\"}}\n"
    );
    tadqiq(&here, &["audit", "-"]).write_stdin(pairs).assert().success().stdout(contains("192"));
}

#[test]
fn standard_input_is_no_file_of_its_name() {
    let here = texts(&[("-", "another text\n")]);
    let pairs = "mt\tedited\nدفع 129 يورو\tدفع 192 يورو\n";
    tadqiq(&here, &["audit", "-"]).write_stdin(pairs).assert().success().stdout(contains("192"));
    let here = texts(&[("-", "another text\n"), ("edited.txt", "دفع 192 يورو\n")]);
    tadqiq(&here, &["audit", "-", "edited.txt"])
        .write_stdin("دفع 129 يورو\n")
        .assert()
        .success()
        .stdout(contains("129"));
}

#[test]
#[cfg(unix)]
fn standard_input_is_read_once_whatever_its_name() {
    let here = texts(&[("edited.txt", "القائد\n")]);
    tadqiq(&here, &["audit", "/dev/stdin", "edited.txt", "--related", "-"])
        .write_stdin("القائد\n")
        .assert()
        .code(2)
        .stderr(contains("standard input is asked for twice"));
}
