//! Each stage on the sample texts, as snapshots that people read.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tadqiq::align;
use tadqiq::audit::{Config, audit};
use tadqiq::document::{Document, Pair, Segmented};
use tadqiq::language::Language;
use tadqiq::normalize::{fold_mapped, is_invisible};
use tadqiq::read;
use tadqiq::segment::{TokenUnit, Unit, segment};
use tadqiq::text::FoldedSpan;
use tadqiq::vocabulary::Vocabulary;

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample").join(name)
}

fn assert_snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/stages");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

fn texts(vocabulary: &mut Vocabulary) -> Pair<Segmented> {
    let pair = Pair { mt: "000-machine.txt", edited: "001-edited.txt" };
    pair.map(|name| segment(read::text(&sample(name)).unwrap(), Unit::Sentence, TokenUnit::Word, vocabulary))
}

#[test]
fn folding() {
    let lines = [
        "أُوكْرانيـــا ٢٠١٤، ﷺ",
        "«قال» “نعم” ½ ﬁn",
        "\u{200f}Straße №5 İstanbul ΟΔΟΣ\u{202c}",
        "שָׁלוֹם ۱۲٫۵٪ ｆｕｌｌ",
    ];
    let mut out = String::new();
    for line in lines {
        let folded = fold_mapped(line);
        let visible: String = line.chars().filter(|&ch| !is_invisible(ch)).collect();
        writeln!(out, "{visible}\n  folds to {}", folded.text).unwrap();
        let words = folded.text.split(' ').map(|word| word.as_ptr() as usize - folded.text.as_ptr() as usize);
        for (word, start) in folded.text.split(' ').zip(words) {
            let raw = folded.map.raw(FoldedSpan::new(start, start + word.len()));
            writeln!(out, "  {word}  from bytes {}..{}", raw.start, raw.end).unwrap();
        }
    }
    assert_snapshot("folding", &out);
}

#[test]
fn segmentation() {
    let mut vocabulary = Vocabulary::new(Language::Arabic);
    let texts = texts(&mut vocabulary);
    let mut out = String::new();
    for (name, text) in [("machine", &texts.mt), ("edited", &texts.edited)] {
        for (number, part) in text.segments.iter().enumerate() {
            let tokens = text.tokens_of(number).iter().map(|token| text.document.slice(token.span));
            writeln!(
                out,
                "{name} {number} (line {}): {}",
                part.line + 1,
                tokens.collect::<Vec<_>>().join(" | ")
            )
            .unwrap();
        }
    }
    assert_snapshot("segmentation", &out);
}

#[test]
fn beads_and_word_links() {
    let mut vocabulary = Vocabulary::new(Language::Arabic);
    let texts = texts(&mut vocabulary);
    let beads = align::sentences(&texts.mt, &texts.edited, &vocabulary);
    let mut out = String::new();
    for bead in &beads {
        let side = |text: &Segmented, range: &std::ops::Range<u32>| {
            range.clone().map(|at| text.segment_text(at as usize)).collect::<Vec<_>>().join(" ")
        };
        writeln!(out, "{:?} : {:?}  {:.2}", bead.mt, bead.edited, bead.score).unwrap();
        writeln!(out, "  {}\n  {}", side(&texts.mt, &bead.mt), side(&texts.edited, &bead.edited)).unwrap();
        let range = |range: &std::ops::Range<u32>| range.start as usize..range.end as usize;
        let (mt, edited) = (texts.mt.tokens_in(range(&bead.mt)), texts.edited.tokens_in(range(&bead.edited)));
        for link in align::words(mt, edited, &vocabulary) {
            let a = texts.mt.document.slice(mt[link.mt as usize].span);
            let b = texts.edited.document.slice(edited[link.edited as usize].span);
            if a != b {
                writeln!(out, "    {a} = {b}  {:?}", link.kind).unwrap();
            }
        }
    }
    assert_snapshot("beads-and-links", &out);
}

#[test]
fn findings_on_the_sample() {
    let mut command = Command::cargo_bin("tadqiq").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["audit", "data/sample/000-machine.txt"]);
    command.args(["data/sample/001-edited.txt", "--format", "jsonl", "--related"]);
    command.args(["002", "003", "004"].map(|number| format!("data/sample/{number}-related.txt")));
    let output = String::from_utf8(command.output().unwrap().stdout).unwrap();
    let mut out = String::new();
    for line in output.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| finding[key].as_str().unwrap_or("").to_owned();
        let confidence = finding["confidence"].as_f64().unwrap();
        writeln!(
            out,
            "line {} {}[{}] {confidence:.2}: ‘{}’ → ‘{}’\n    {}",
            text("mt_line").as_str().to_owned() + &finding["mt_line"].to_string().replace('"', ""),
            text("severity"),
            text("category"),
            text("mt_span"),
            text("suggestion"),
            text("reason")
        )
        .unwrap();
    }
    assert_snapshot("findings", &out);
}

#[test]
fn help_of_every_command() {
    for command in
        ["", "audit", "align", "ter", "names", "review", "diff", "explain", "config", "completions", "man"]
    {
        let mut run = Command::cargo_bin("tadqiq").unwrap();
        run.env("COLUMNS", "100").args(Some(command).filter(|name| !name.is_empty())).arg("--help");
        let output = String::from_utf8(run.output().unwrap().stdout).unwrap();
        let name = if command.is_empty() { "help".to_owned() } else { format!("help-{command}") };
        assert_snapshot(&name, &output);
    }
}

#[test]
fn the_sample_is_audited_as_an_editor_would() {
    let mut command = Command::cargo_bin("tadqiq").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["audit", "data/sample/000-machine.txt"]);
    command.args(["data/sample/001-edited.txt", "--format", "tsv", "--related"]);
    command.args(["002", "003", "004"].map(|number| format!("data/sample/{number}-related.txt")));
    let table = String::from_utf8(command.output().unwrap().stdout).unwrap();
    let rows: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .from_reader(table.as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let has = |category: &str, span: &str, suggestion: &str, line: &str| {
        rows.iter().any(|row| row[3] == category && row[6] == span && row[7] == suggestion && row[12] == line)
    };
    assert!(has("untranslated", "Unacimov", "غيراسيموف", "3"));
    assert!(has("untranslated", "Unacimov", "غيراسيموف", "6"));
    assert!(has("untranslated", "F 18", "أف 18", "8"));
    assert!(has("untranslated", "II", "الثانية", "15"));
    assert!(has("name", "حواء", "إيف", "7") && has("name", "لوبريا", "لودريان", "7"));
    assert!(has("name", "فيليلي", "فيلييه", "3"));
    assert!(has("name", "دااش", "داعش", "18"));
    assert!(has("name", "تشارلز دوجول", "شارل ديغول", "20"));
    assert!(has("punctuation", "“", "", "4") && has("punctuation", "“", "", "13"));
    let whole = |line: &str| rows.iter().filter(|row| row[12] == line && row[3] == "addition").count();
    assert_eq!((whole("1"), whole("12"), whole("18"), whole("19"), whole("20")), (1, 1, 2, 1, 1));
    for value in ["ثلاث", "129", "350", "13", "26", "2014"] {
        assert!(!rows.iter().any(|row| row[3] == "number" && row[6].contains(value)), "{value}");
    }
}

#[test]
fn a_paragraph_on_top_of_both_texts_leaves_fingerprints_alone() {
    let prints = |top: &str| {
        let pair = Pair { mt: "000-machine.txt", edited: "001-edited.txt" };
        let pair = pair.map(|name| {
            Document::from_text(name, top.to_owned() + &fs::read_to_string(sample(name)).unwrap())
        });
        let found = audit(pair, Vec::new(), &Config::default()).findings;
        let mut prints: Vec<String> = found.into_iter().map(|finding| finding.fingerprint).collect();
        prints.sort();
        prints
    };
    let before = prints("");
    assert!(before.len() > 50, "{}", before.len());
    assert_eq!(prints("انتهت جلسة البرلمان أمس بعد نقاش طويل.\n\n"), before);
}
