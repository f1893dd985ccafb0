//! `tadqiq ter`: figures that sacrebleu 2.6.0 gives on cases of our own, and the command's manners.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::prelude::*;
use tadqiq::ter::{self, Edits, Options};

/// MT, reference, options (`n`ormalized, `c`ase-sensitive, no-`p`unct, `a`sian), edits, reference words.
const CASES: &[(&str, &str, &str, usize, usize)] = &[
    ("", "", "", 0, 0),
    ("", "a b", "", 2, 2),
    ("a b", "", "", 2, 0),
    (" \t", "a", "", 1, 1),
    ("b a c d", "a b c d", "", 1, 4),
    ("d a b c", "a b c d", "", 1, 4),
    ("a b c d e f", "d e f a b c", "", 1, 6),
    ("x c d a b", "a b c d", "", 2, 4),
    ("a a a b b b", "b b b a a a", "", 1, 6),
    ("c a b a b", "a b a b c", "", 1, 5),
    ("She Read it", "she read it", "", 0, 3),
    ("She Read it", "she read it", "c", 2, 3),
    ("İstanbul ΟΔΟΣ Straße", "i̇stanbul οδος strasse", "", 1, 3),
    ("Hello, world!", "hello , world !", "", 4, 4),
    ("Hello, world!", "hello , world !", "n", 0, 4),
    ("It's John's 3.5-6 km.", "it 's john 's 3.5 - 6 km .", "n", 0, 9),
    ("&quot;a&quot; &amp;lt; b", "\" a \" < b", "n", 0, 5),
    ("Hello, (world)!", "hello world", "p", 0, 2),
    ("a.b, c: d;", "ab c d", "p", 0, 3),
    ("我々は「東京」に", "我 々は 「 東 京 」 に", "na", 0, 7),
    ("我、你。", "我你", "pa", 0, 1),
    ("我、你。", "我你", "p", 1, 1),
    ("ＡＢ！", "ａｂ", "pa", 0, 1),
    ("قال غيراسيموف للجيش،", "للجيش قال غيراسيموف ،", "", 2, 4),
    ("قال غيراسيموف للجيش،", "للجيش قال غيراسيموف ،", "n", 2, 4),
    ("a\u{a0}b\u{3000}c\u{1c}d", "a b c d", "", 0, 4),
    ("a\u{200b}b", "a b", "", 2, 2),
    ("dog's\u{b}x", "dog's\u{b}x", "n", 2, 3),
];

#[test]
fn counts_are_those_of_sacrebleu() {
    for &(mt, reference, letters, edits, reference_words) in CASES {
        let options = Options {
            normalized: letters.contains('n'),
            case_sensitive: letters.contains('c'),
            no_punct: letters.contains('p'),
            asian: letters.contains('a'),
            shifts: true,
        };
        let found = ter::segment(mt, reference, &options);
        assert_eq!(found, Edits { edits, reference_words }, "{mt:?} {reference:?} {letters}");
    }
}

/// Long lines of few words, a block of them moved far: here the limits on candidates, the band and the choice
/// among equal moves decide.
#[test]
fn counts_hold_where_the_limits_of_the_search_matter() {
    const EDITS: [usize; 36] = [
        2, 6, 5, 15, 5, 13, 38, 44, 13, 91, 87, 113, 2, 8, 5, 11, 7, 15, 24, 30, 88, 85, 38, 110, 2, 6, 6,
        10, 35, 12, 29, 16, 40, 49, 109, 32,
    ];
    let mut draw = Draw(7);
    let lines: Vec<_> = (0..EDITS.len()).map(|k| draw.segment(k)).collect();
    let pairs: Vec<_> = lines.iter().map(|(mt, reference)| (&mt[..], &reference[..])).collect();
    let found: Vec<_> = ter::segments(&pairs, &Options::default()).iter().map(|s| s.edits).collect();
    assert_eq!(found, EDITS);
}

/// A linear congruential generator, so that the made lines are the same everywhere.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn segment(&mut self, k: usize) -> (String, String) {
        let (length, vocabulary) = (4 + k * 11 % 131, 3 + k * k * 5 % 61);
        let reference: Vec<usize> = (0..length).map(|_| self.below(vocabulary)).collect();
        let mut turned = reference.clone();
        turned.rotate_left(self.below(length + 1));
        let mut mt = Vec::new();
        for word in turned {
            if self.below(16) != 0 {
                let other = self.below(8) == 0;
                mt.push(if other { self.below(vocabulary) } else { word });
            }
        }
        let join = |words: &[usize]| words.iter().map(|w| format!("w{w}")).collect::<Vec<_>>().join(" ");
        (join(&mt), join(&reference))
    }
}

#[test]
fn no_shifts_gives_the_plain_edit_distance() {
    let plain = Options { shifts: false, ..Options::default() };
    assert_eq!(ter::segment("a b c d e f", "d e f a b c", &plain).edits, 6);
}

/// A folder with a file for each of these contents, and their paths.
fn files<const N: usize>(contents: [&[u8]; N]) -> (tempfile::TempDir, [PathBuf; N]) {
    let folder = tempfile::tempdir().unwrap();
    let mut number = 0;
    let paths = contents.map(|content| {
        number += 1;
        let path = folder.path().join(format!("{number}.txt"));
        std::fs::write(&path, content).unwrap();
        path
    });
    (folder, paths)
}

fn ter(paths: &[PathBuf]) -> Command {
    let mut command = Command::cargo_bin("tadqiq").unwrap();
    command.arg("ter").args(paths);
    command
}

#[test]
fn prints_a_row_for_each_line_then_the_corpus_and_a_signature() {
    let (_folder, paths) = files(["\u{feff}b a c\r\n\r\nx".as_bytes(), b"a b c\n\ny z\n"]);
    ter(&paths)
        .assert()
        .success()
        .stdout("1\t1\t3\t33.33\n2\t0\t0\t0.00\n3\t2\t2\t100.00\ncorpus\t3\t5\t60.00\n")
        .stderr(predicate::str::starts_with(
            "TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:tadqiq-",
        ));
}

#[test]
fn a_carriage_return_alone_or_a_line_separator_ends_no_line() {
    let (_folder, paths) = files(["a\u{2028}b\rc\n".as_bytes(), b"a b c\n"]);
    ter(&paths).assert().success().stdout("1\t0\t3\t0.00\ncorpus\t0\t3\t0.00\n");
}

#[test]
fn empty_files_have_a_corpus_of_nothing() {
    let (_folder, paths) = files([b"", b""]);
    ter(&paths).assert().success().stdout("corpus\t0\t0\t0.00\n");
    ter(&paths).arg("--tags").assert().success().stdout("");
}

#[test]
fn output_is_the_same_whatever_the_threads() {
    let mut draw = Draw(1);
    let (mt, reference): (Vec<_>, Vec<_>) = (0..90).map(|k| draw.segment(k % 25)).unzip();
    let (_folder, paths) = files([mt.join("\n").as_bytes(), reference.join("\n").as_bytes()]);
    let run = |n: &str| ter(&paths).args(["--threads", n]).output().unwrap().stdout;
    assert_eq!(String::from_utf8(run("1")).unwrap().lines().count(), 91);
    assert_eq!(run("1"), run("5"));
}

#[test]
fn tags_follow_the_words_of_the_mt() {
    let (_folder, paths) = files([
        "he Saw cat now\n\nthen c d a b\nhe he saw\n".as_bytes(),
        b"he saw the big cat now\nx\na b c d\nhe saw\n",
    ]);
    let run = |options: &[&str]| {
        let output = ter(&paths).arg("--tags").args(options).output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty());
        String::from_utf8(output.stdout).unwrap()
    };
    let plain = run(&["--no-shifts"]);
    let lines: Vec<_> = plain.lines().collect();
    assert_eq!(lines[0], "OK OK OK BAD BAD OK OK OK OK");
    assert_eq!(lines[1], "BAD");
    assert_eq!(lines[3], "OK BAD OK OK OK OK OK");
    assert_eq!(lines[2].matches("BAD").count(), 4);

    // `c d` moves behind `a b`: `then` is left over, and no word is missing.
    let moved = run(&[]);
    assert_eq!(moved.lines().nth(2), Some("OK BAD OK OK OK OK OK OK OK OK OK"));
}

#[test]
fn tags_refuse_options_that_would_change_the_words() {
    let (_folder, paths) = files([b"a\n", b"a\n"]);
    for option in ["--normalized", "--case-sensitive", "--no-punct", "--asian"] {
        ter(&paths).args(["--tags", option]).assert().code(2).stdout("");
    }
}

#[test]
fn files_that_do_not_pair_are_one_clear_error_and_nothing_is_written() {
    let (folder, paths) = files([b"a\nb\n", b"a\n"]);
    let output = folder.path().join("out.tsv");
    ter(&paths)
        .args([Path::new("-o"), &output])
        .assert()
        .code(2)
        .stdout("")
        .stderr(predicate::str::contains("2 lines").and(predicate::str::contains("1.txt")).and(one_line()));
    assert!(!output.exists());
}

#[test]
fn bytes_that_are_no_utf8_are_named_by_their_offset() {
    let (_folder, paths) = files([b"a\nb \xff\n", b"a\nb\n"]);
    ter(&paths).assert().code(2).stdout("").stderr(predicate::str::contains("byte 4").and(one_line()));
}

fn one_line() -> impl Predicate<str> {
    predicate::function(|text: &str| text.lines().count() == 1)
}

#[test]
fn one_side_may_be_standard_input_and_not_both() {
    let (_folder, paths) = files([b"a b\n"]);
    ter(&["-".into(), paths[0].clone()])
        .write_stdin("a c\n")
        .assert()
        .success()
        .stdout(predicate::str::starts_with("1\t1\t2\t50.00\n"));
    ter(&["-".into(), "-".into()]).write_stdin("a\n").assert().code(2).stdout("");
}

#[test]
fn an_output_file_replaces_the_one_that_was_there() {
    let (folder, paths) = files([b"a\n", b"a\n"]);
    let output = folder.path().join("out.tsv");
    std::fs::write(&output, "old\n".repeat(100)).unwrap();
    ter(&paths).args([Path::new("-o"), &output]).assert().success().stdout("");
    assert_eq!(std::fs::read_to_string(&output).unwrap(), "1\t0\t1\t0.00\ncorpus\t0\t1\t0.00\n");
    ter(&paths).args(["-o", "/nowhere/at/all.tsv"]).assert().code(2).stderr(one_line());
}

#[test]
fn pairs_in_one_file_are_scored_as_two_files_are() {
    let here = crate::fixture::texts(&[
        ("mt.txt", "a b c\n\nd Saw e\n"),
        ("ref.txt", "a x c\nb\nd saw e\n"),
        ("p.tsv", "id\tedited\tmt\nu1\ta x c\ta b c\nu2\tb\t\nu3\td saw e\td Saw e\n"),
        (
            "p.jsonl",
            "{\"mt\":\"a b c\",\"edited\":\"a x c\"}\n{\"mt\":\"\",\"edited\":\"b\"}\n{\"mt\":\"d Saw e\",\"edited\":\"d saw e\"}\n",
        ),
        ("bad.tsv", "mt\tedited\na\ta\nb\n"),
        ("one.txt", "a b\n"),
    ]);
    for options in [&[][..], &["--tags"], &["--no-shifts", "--case-sensitive"]] {
        let run = |files: &[&str]| crate::fixture::output(&here, &[&["ter"], files, options].concat());
        let expected = run(&["mt.txt", "ref.txt"]);
        assert_eq!(expected.lines().count(), if options.contains(&"--tags") { 3 } else { 4 });
        assert_eq!(run(&["p.tsv"]), expected);
        assert_eq!(run(&["p.jsonl"]), expected);
    }
    let piped =
        crate::fixture::tadqiq(&here, &["ter", "-"]).write_stdin("mt,edited\na b,a\n").output().unwrap();
    assert_eq!(String::from_utf8(piped.stdout).unwrap(), "1\t1\t1\t100.00\ncorpus\t1\t1\t100.00\n");
    // No row is written where a later record is malformed.
    assert!(crate::fixture::failure(&here, &["ter", "bad.tsv"]).starts_with("tadqiq: bad.tsv:3: "));
    assert!(crate::fixture::failure(&here, &["ter", "one.txt"]).ends_with("give the edited version, too"));
    assert!(crate::fixture::failure(&here, &["ter", "p.tsv", "-o", "p.tsv"]).contains("would be replaced"));
}

#[test]
fn a_very_long_line_is_no_obstacle() {
    let words = |from: usize| (from..from + 20_000).map(|w| w.to_string()).collect::<Vec<_>>().join(" ");
    let found = ter::segment(&words(3), &words(0), &Options::default());
    assert_eq!(found, Edits { edits: 6, reference_words: 20_000 });
}
