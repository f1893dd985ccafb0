//! What the program writes about itself: completion scripts and manual pages.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;

fn tadqiq(args: &[&str]) -> assert_cmd::assert::Assert {
    Command::cargo_bin("tadqiq").unwrap().args(args).assert()
}

#[test]
fn shells_complete_commands_and_options() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let knows = contains("audit").and(contains("min-confidence")).and(contains("train-nameness"));
        tadqiq(&["completions", shell]).code(0).stdout(knows).stderr("");
    }
    tadqiq(&["completions", "csh"]).code(2).stderr(contains("bash")).stdout("");
}

#[test]
fn the_manual_names_every_command() {
    let commands = ["audit", "align", "ter", "names", "review", "diff", "explain", "completions", "man"];
    let page = String::from_utf8(tadqiq(&["man"]).code(0).get_output().stdout.clone()).unwrap();
    assert!(page.contains(".TH tadqiq 1"), "{page}");
    for command in commands {
        assert!(page.contains(&format!("tadqiq\\-{command}(1)")), "{command} in {page}");
    }
}

#[test]
fn each_command_has_a_page() {
    tadqiq(&["man", "audit"]).code(0).stdout(contains(".TH tadqiq-audit 1").and(contains(r"\-\-related")));
    tadqiq(&["man", "names", "match"]).code(0).stdout(contains("QUERIES"));
    let examples = contains(".SH EXAMPLES\n.nf\ntadqiq audit mt.txt edited.txt ").and(contains("\n.fi\n"));
    tadqiq(&["man", "audit"]).code(0).stdout(examples);
    tadqiq(&["man", "audot"]).code(2).stderr(contains("there is no command ‘audot’")).stdout("");
}
