//! The names matcher through the command line, and a model trained on pairs made up here.

use std::fs;

use assert_cmd::Command;
use predicates::prelude::*;

fn names(args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("tadqiq").unwrap();
    command.arg("names").args(args);
    command
}

/// Words of a made-up language, written in Cyrillic letters and, letter by letter, in Latin ones; `ш` is `sh`.
fn made_up_pairs() -> String {
    let (syllables, latin) = (["ша", "ни", "шо", "ко", "ру", "ма"], ["sha", "ni", "sho", "ko", "ru", "ma"]);
    let mut pairs = String::new();
    for a in 0..6 {
        for b in 0..6 {
            for c in 0..6 {
                let (left, right) = ([a, b, c].map(|at| syllables[at]), [a, b, c].map(|at| latin[at]));
                pairs.extend([left.concat(), "\t".into(), right.concat(), "\n".into()]);
            }
        }
    }
    pairs
}

fn probability(a: &str, b: &str) -> f64 {
    let output = names(&["score"]).write_stdin(format!("{a}\t{b}\n")).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim_end().rsplit('\t').next().unwrap().parse().unwrap()
}

#[test]
fn scoring_answers_line_by_line_in_order() {
    let scored = names(&["score"]).write_stdin("بوتين\tPutin\r\nPutin\tبوتين\n").assert().success();
    let text = String::from_utf8(scored.get_output().stdout.clone()).unwrap();
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines[0][..2], ["بوتين", "Putin"]);
    assert_eq!(lines[1][..2], ["Putin", "بوتين"]);
    assert_eq!(lines[0][2], lines[1][2]);
}

#[test]
fn a_malformed_line_is_named_and_ends_with_exit_code_2() {
    let named = predicate::str::contains("standard input:2:").and(predicate::str::contains("tab"));
    names(&["score"]).write_stdin("a\tb\nc\n").assert().code(2).stderr(named);
}

#[test]
fn the_partner_is_told_from_a_name_that_looks_like_it() {
    for (a, b, other) in [
        ("ديغول", "De Gaulle", "Digoin"),
        ("شويغو", "Shoigu", "Choi"),
        ("Нина", "Nina", "Ina"),
        ("גרפילד", "Garfield", "Rafael"),
        ("تشرشل", "Churchill", "Tishreen"),
        ("غيراسيموف", "جيراسيموف", "غيراردو"),
    ] {
        assert!(probability(a, b) > 0.5, "{a} {b} {}", probability(a, b));
        assert!(probability(a, other) < probability(a, b), "{a} {b} {other}");
    }
}

#[test]
fn particles_vowel_marks_and_word_order_are_no_obstacle() {
    for (a, b) in [
        ("وغيراسيموف", "Gerasimov"),
        ("مُحَمَّد", "Muhammad"),
        ("المصري", "al-Masri"),
        ("أنطونيو غوتيريش", "Guterres, António"),
        ("جان إيف لودريان", "Jean-Yves Le Drian"),
    ] {
        assert!(probability(a, b) > 0.5, "{a} {b} {}", probability(a, b));
    }
}

#[test]
fn training_learns_what_letters_answer_each_other_and_is_the_same_every_time() {
    let folder = tempfile::tempdir().unwrap();
    let pairs = folder.path().join("pairs.tsv");
    fs::write(&pairs, made_up_pairs()).unwrap();
    let models: Vec<String> = ["one", "two"]
        .iter()
        .map(|name| {
            let model = folder.path().join(name);
            names(&["train", pairs.to_str().unwrap(), "-o", model.to_str().unwrap()]).assert().success();
            fs::read_to_string(model).unwrap()
        })
        .collect();
    assert_eq!(models[0], models[1]);
    let model = tadqiq::names::Model::from_text(&models[0], "one").unwrap();
    assert!(model.score("шонима", "shonima") > model.score("шонима", "sonima"));
    assert!(model.score("шонима", "shonima") > 0.0 && model.score("шонима", "kokoru") < 0.0);
}

#[test]
fn training_refuses_a_line_that_is_no_pair() {
    let folder = tempfile::tempdir().unwrap();
    let (pairs, model) = (folder.path().join("pairs.tsv"), folder.path().join("model"));
    fs::write(&pairs, format!("{}no tab here\n", made_up_pairs())).unwrap();
    names(&["train", pairs.to_str().unwrap(), "-o", model.to_str().unwrap()])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("pairs.tsv:217:"));
    assert!(!model.exists());
}

#[test]
fn matching_gives_the_best_first_as_scoring_has_them() {
    let folder = tempfile::tempdir().unwrap();
    let (queries, candidates) = (folder.path().join("q"), folder.path().join("c"));
    let list = ["Putin", "Pucin", "Butina", "Macron", "Jean-Yves Le Drian", "Lavrov"];
    fs::write(&queries, "بوتين\nجان إيف لودريان\n").unwrap();
    fs::write(&candidates, list.join("\n")).unwrap();
    let args = ["match", queries.to_str().unwrap(), candidates.to_str().unwrap(), "--top", "6"];
    let text = String::from_utf8(names(&args).output().unwrap().stdout).unwrap();
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.len(), 12);
    assert_eq!(rows[0][..2], ["بوتين", "Putin"]);
    assert_eq!(rows[6][..2], ["جان إيف لودريان", "Jean-Yves Le Drian"]);
    for row in rows {
        assert!((probability(row[0], row[1]) - row[2].parse::<f64>().unwrap()).abs() < 1e-6, "{row:?}");
    }
}

#[test]
fn the_ledger_marks_a_name_with_two_spellings() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("text.txt");
    fs::write(&text, "التقى غيراسيموف أمس شويغو.\nوقال جيراسيموف إن غيراسيموف عاد.\n").unwrap();
    let marked = predicate::str::contains("غيراسيموف\tجيراسيموف\t1\tinconsistent\t");
    names(&["list", text.to_str().unwrap()]).assert().success().stdout(marked);
}

#[test]
fn an_explanation_spells_out_both_names() {
    let text = names(&["explain", "بوتين", "Putin"]).output().unwrap().stdout;
    let text = String::from_utf8(text).unwrap();
    let steps: Vec<Vec<&str>> = text
        .lines()
        .skip(1)
        .map(|line| line.split('\t').collect())
        .take_while(|row: &Vec<&str>| row.len() == 3)
        .collect();
    let spelled = |column: usize| steps.iter().map(|row| row[column].replace('–', "")).collect::<String>();
    assert_eq!((spelled(0), spelled(1)), ("بوتين".to_owned(), "putin".to_owned()));
    assert!(text.contains("verdict\tone name\n"));
}
