//! The names matcher through the command line, and a model trained on pairs made up here.

use std::fs;

use assert_cmd::Command;
use predicates::prelude::*;
use tadqiq::names::{self, Grade};

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

/// Names that everyone knows, for what needs many of them.
const KNOWN: [(&str, &str); 24] = [
    ("غيراسيموف", "Gerasimov"),
    ("غوتيريش", "Guterres"),
    ("تشرشل", "Churchill"),
    ("شكسبير", "Shakespeare"),
    ("أينشتاين", "Einstein"),
    ("بيتهوفن", "Beethoven"),
    ("موزارت", "Mozart"),
    ("دوستويفسكي", "Dostoevsky"),
    ("تشايكوفسكي", "Tchaikovsky"),
    ("ميتران", "Mitterrand"),
    ("بومبيدو", "Pompidou"),
    ("كينيدي", "Kennedy"),
    ("روزفلت", "Roosevelt"),
    ("واشنطن", "Washington"),
    ("لينكولن", "Lincoln"),
    ("مانديلا", "Mandela"),
    ("غورباتشوف", "Gorbachev"),
    ("برلسكوني", "Berlusconi"),
    ("ستولتنبرغ", "Stoltenberg"),
    ("زيلينسكي", "Zelensky"),
    ("مارادونا", "Maradona"),
    ("رونالدينيو", "Ronaldinho"),
    ("هيمنغواي", "Hemingway"),
    ("نابليون", "Napoleon"),
];

#[test]
fn sound_names_stay_sound_and_damaged_ones_are_garbled() {
    let pairs: Vec<(String, String)> = KNOWN.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect();
    let rows = names::measure_grades(&pairs);
    let share = |label: &str, grade| {
        let row = rows.iter().find(|row| row.label == label);
        row.unwrap_or_else(|| panic!("{label}: {rows:?}")).share(grade)
    };
    assert!(share("nothing", Grade::Same) >= 0.95, "{rows:?}");
    assert!(share("two names, nothing", Grade::Same) >= 0.9, "{rows:?}");
    for lost in
        ["a consonant dropped", "a consonant replaced", "a syllable replaced", "head lost", "tail lost"]
    {
        assert!(share(lost, Grade::Garbled) >= 0.65, "{lost}: {rows:?}");
    }
    assert!(share("two letters swapped", Grade::Garbled) >= 0.6, "{rows:?}");
    assert!(share("two names, one replaced", Grade::Garbled) >= 0.9, "{rows:?}");
    assert!(share("another name", Grade::Unrelated) >= 0.9, "{rows:?}");
}

#[test]
fn grades_are_counted_for_each_thing_gone_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let pairs = folder.path().join("pairs.tsv");
    fs::write(&pairs, "غيراسيموف\tGerasimov\nغوتيريش\tGuterres\tfurther\n").unwrap();
    let text = names(&["grades", pairs.to_str().unwrap()]).output().unwrap().stdout;
    let text = String::from_utf8(text).unwrap();
    assert!(
        text.starts_with("gone wrong\tnames\tsame\tgarbled\tunrelated\nnothing\t2\t1.000\t0.000\t0.000\n")
    );
    assert!(text.contains("\na consonant dropped\t2\t"), "{text}");
}

#[test]
fn a_name_half_translated_is_garbled_and_a_shorter_one_is_not() {
    assert_eq!(names::compare("جان إيف", "جان حواء").grade, Grade::Garbled);
    assert_eq!(names::compare("فلاديمير بوتين", "Putin").grade, Grade::Same);
    assert_eq!(names::compare("فلاديمير بوتين", "Vladimir Putin").grade, Grade::Same);
    assert_eq!(names::compare("فلاديمير بوتين", "Angela Merkel").grade, Grade::Unrelated);
}

#[test]
fn an_explanation_names_the_letters_that_went_wrong() {
    let because = |a: &str, b: &str| {
        let text = String::from_utf8(names(&["explain", a, b]).output().unwrap().stdout).unwrap();
        text.lines().find_map(|line| line.strip_prefix("because\t")).unwrap().to_owned()
    };
    assert!(because("غيراسيوف", "Gerasimov").starts_with("‘m’ has no counterpart"));
    assert!(because("Gerasimov", "غيراسيوف").starts_with("‘m’ has no counterpart"));
    assert_eq!(because("جان إيف", "جان حواء"), "nothing answers ‘إيف’, ‘حواء’");
}

#[test]
fn letters_tell_names_from_ordinary_words_in_every_script_that_has_a_model() {
    use tadqiq::language::Language;
    for (language, name, word) in [
        (Language::Arabic, "غيراسيموف", "المسؤولين"),
        (Language::Persian, "گراسیموف", "می‌گویند"),
        (Language::Hebrew, "שוורצנגר", "הממשלות"),
        (Language::Russian, "шварценеггер", "правительственный"),
    ] {
        let (of_name, of_word) = (names::nameness_in(name, language), names::nameness_in(word, language));
        assert!(of_name > 1.0 && of_word < -1.0, "{name} {of_name} {word} {of_word}");
    }
}

#[test]
fn nameness_is_measured_on_words_that_training_has_not_seen() {
    let folder = tempfile::tempdir().unwrap();
    let (pairs, text, model) =
        (folder.path().join("pairs.tsv"), folder.path().join("words.txt"), folder.path().join("model"));
    fs::write(&pairs, made_up_pairs()).unwrap();
    let words: String = made_up_pairs().replace(['ш', 'р'], "б").replace('н', "г");
    fs::write(&text, words).unwrap();
    let args =
        ["train-nameness", pairs.to_str().unwrap(), text.to_str().unwrap(), "-o", model.to_str().unwrap()];
    let told = predicate::str::contains("% of 216 names, ");
    names(&args).assert().success().stderr(told);
    assert!(fs::read_to_string(model).unwrap().starts_with("tadqiq nameness model"));
}

#[test]
fn nothing_is_more_alike_than_the_same_letters() {
    for (name, variant) in [("أغوستين", "أوجوستين"), ("غنتر", "غينتر"), ("Schulz", "Schultz"), ("و", "وو")]
    {
        assert!(probability(name, name) > probability(name, variant), "{name} {variant}");
        assert_eq!(names::compare(name, name).grade, Grade::Same, "{name}");
    }
}

#[test]
fn names_in_scripts_without_a_model_are_found() {
    for (name, latin, other) in [
        ("गांधी", "Gandhi", "Ghani"),
        ("গান্ধী", "Gandhi", "Ghani"),
        ("Ευάγγελος", "Evangelos", "Angelo"),
        ("毛泽东", "Mao Zedong", "Mao Dun"),
        ("やまだ", "Yamada", "Yamata"),
    ] {
        assert_eq!(names::compare(name, latin).grade, Grade::Same, "{name}");
        assert!(probability(name, latin) > probability(name, other), "{name}");
    }
}

#[test]
fn a_name_without_letters_is_said_to_have_none() {
    for nothing in ["", "123", "😀"] {
        let explained = names(&["explain", nothing, "Putin"]).assert().success();
        explained.stdout(predicate::str::contains("because\tone of them has no letters to compare"));
    }
}
