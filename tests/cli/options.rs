//! What options ask for, and what they cannot.

use predicates::prelude::*;
use predicates::str::contains;

use super::sample;
use crate::fixture::{folder, output, tadqiq, texts};

#[test]
fn findings_alone_are_success_and_fail_on_makes_them_fail() {
    let here = sample();
    tadqiq(&here, &["audit", "mt.txt", "edited.txt"]).assert().code(0).stdout(contains("Unacimov"));
    tadqiq(&here, &["audit", "mt.txt", "edited.txt", "--fail-on", "major"]).assert().code(1);
    tadqiq(&here, &["audit", "mt.txt", "edited.txt", "--fail-on", "critical"]).assert().code(0);
    tadqiq(&here, &["audit", "mt.txt", "mt.txt", "--fail-on", "minor"]).assert().code(0);
}

#[test]
fn select_and_ignore_choose_categories() {
    let here = sample();
    let run = |args: &[&str]| {
        let all: Vec<&str> = ["audit", "mt.txt", "edited.txt"].iter().chain(args).copied().collect();
        String::from_utf8(tadqiq(&here, &all).output().unwrap().stdout).unwrap()
    };
    assert!(!run(&["--select", "number,name"]).contains("Unacimov"));
    assert!(run(&["--select", "untranslated"]).contains("Unacimov"));
    assert!(!run(&["--ignore", "untranslated"]).contains("Unacimov"));
}

#[test]
fn any_number_of_threads_is_taken() {
    let here = sample();
    for command in ["audit", "align", "ter"] {
        let written = output(&here, &[command, "mt.txt", "edited.txt"]);
        assert_eq!(output(&here, &[command, "mt.txt", "edited.txt", "--threads", "65535"]), written);
        let call = [command, "mt.txt", "edited.txt", "--threads", "1000000"];
        let told = contains("expected 1 to 65535 threads, not 1000000");
        tadqiq(&here, &call).assert().code(2).stdout("").stderr(told);
    }
}

#[test]
fn the_best_none_is_no_number_of_partners() {
    let here = texts(&[("names.txt", "Gerasimov\n")]);
    tadqiq(&here, &["names", "match", "names.txt", "names.txt", "--top", "0"])
        .assert()
        .code(2)
        .stdout("")
        .stderr(contains("invalid value '0' for '--top <K>': expected a whole number, 1 or more"));
}

#[test]
fn aligned_texts_must_have_as_many_lines() {
    let here = folder(&[("a.txt", b"a\nb\n"), ("b.txt", b"a\n")]);
    let message = "--aligned: a.txt has 2 lines and b.txt has 1";
    tadqiq(&here, &["audit", "--aligned", "a.txt", "b.txt"]).assert().code(2).stderr(contains(message));
}

#[test]
fn a_segment_without_words_is_a_critical_omission_in_pairs_alone() {
    let here = folder(&[("mt.txt", b"One day.\n\n"), ("edited.txt", b"One day.\nThe next day it rained.\n")]);
    let row = |args: &[&str]| {
        let run = tadqiq(&here, args).assert().code(0);
        let table = String::from_utf8(run.get_output().stdout.clone()).unwrap();
        table.lines().find(|line| line.contains("omission")).unwrap().to_owned()
    };
    assert!(row(&["audit", "--aligned", "mt.txt", "edited.txt"]).contains("omission,critical"));
    assert!(row(&["audit", "mt.txt", "edited.txt"]).contains("omission,major"));
}

#[test]
fn an_edited_version_that_related_swallows_is_told() {
    let here = sample();
    std::fs::write(here.path().join("wire.txt"), "وصل غيراسيموف إلى موسكو.\n").unwrap();
    std::fs::write(here.path().join("pairs.tsv"), "mt\tedited\na\tb\n").unwrap();
    // Nothing is left for MT.
    for related in [&["wire.txt"][..], &["wire.txt", "wire.txt"]] {
        let call = [&["audit", "--related"], related, &["mt.txt", "edited.txt"]].concat();
        let advice =
            "tip: --related takes all files that follow it; write MT and EDITED before it, or --related=FILE";
        tadqiq(&here, &call).assert().code(2).stdout("").stderr(contains(advice));
    }
    let advice = "--related";
    tadqiq(&here, &["audit"]).assert().code(2).stderr(contains(advice).not());
    // The edited version was taken for a related text.
    let told = "note: mt.txt is checked by itself, for --related takes every file after it (wire.txt, edited.txt); an \
                edited version stands before it\n";
    let swallowed = ["audit", "mt.txt", "--related", "wire.txt", "edited.txt"];
    tadqiq(&here, &swallowed).assert().code(0).stderr(contains(told));
    for meant in [
        &["audit", "mt.txt", "edited.txt", "--related", "wire.txt", "wire.txt"][..],
        &["audit", "mt.txt", "--related", "wire.txt"],
        &["audit", "mt.txt", "--related=wire.txt", "--related=wire.txt"],
        &["audit", "--related=wire.txt", "mt.txt", "edited.txt"],
        &["audit", "--related", "wire.txt", "wire.txt", "--", "mt.txt", "edited.txt"],
        &["audit", "pairs.tsv", "--related", "wire.txt", "edited.txt"],
    ] {
        tadqiq(&here, meant).assert().code(0).stderr(contains("note:").not());
    }
}

#[test]
fn what_can_give_no_finding_is_told() {
    let here = sample();
    let call = |options: &[&'static str]| {
        tadqiq(&here, &[&["audit", "mt.txt", "edited.txt"], options].concat()).assert().code(0)
    };
    let nothing = "warning: no category is left to look for: all that are selected are ignored\n";
    for options in [&["--select", "name", "--ignore", "number,name"][..], &["--ignore", "all"]] {
        call(options).stderr(contains(nothing));
    }
    let edit = "warning: edit is selected, but its findings are neutral, and minor is the mildest that is reported; \
                --min-severity neutral shows them\n";
    for options in [&["--select", "edit"][..], &["--select", "all"], &["--select", "name,edit"]] {
        call(options).stderr(contains(edit));
    }
    for options in [
        &[][..],
        &["--select", "name"],
        &["--select", "edit", "--min-severity", "neutral"],
        &["--select", "all", "--ignore", "edit"],
    ] {
        call(options).stderr(contains("warning").not());
    }
}

#[test]
fn a_negative_number_is_told_as_the_value_that_it_is() {
    let here = sample();
    for (option, value, told) in [
        ("--threads", "-1", "expected 1 to 65535 threads, not -1"),
        ("--min-confidence", "-0.5", "expected a number from 0 to 1, not -0.5"),
        ("--min-confidence", "nan", "expected a number from 0 to 1, not NaN"),
        ("--min-confidence", "50%", "expected a number from 0 to 1, such as 0.8"),
    ] {
        let call = ["audit", "mt.txt", "edited.txt", option, value];
        let told = contains(format!("invalid value '{value}' for '{option} <")).and(contains(told));
        tadqiq(&here, &call).assert().code(2).stdout("").stderr(told);
    }
    let call = ["names", "match", "mt.txt", "edited.txt", "--top", "-1"];
    tadqiq(&here, &call).assert().code(2).stderr(contains("expected a whole number, 1 or more"));
}

#[test]
fn capitals_are_no_other_word() {
    let here = sample();
    for (call, told) in [
        (&["audit", "mt.txt", "edited.txt", "--select", "NAME"][..], "did you mean ‘name’?"),
        (&["explain", "Inconsistent-Name"], "did you mean ‘inconsistent-name’?"),
    ] {
        tadqiq(&here, call).assert().code(2).stderr(contains(told));
    }
}
