//! The configuration file: what it says holds, what it says wrongly is told, and the command line is stronger.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use predicates::prelude::*;
use predicates::str::contains;
use tadqiq::config::{Given, Origin, Settings, find};
use tadqiq::finding::{Category, Severity};
use tempfile::TempDir;

use crate::fixture::{self, output, tadqiq};

const MT: &str = "التقى نظيره Unacimov أمس.\nبقي الحال كما كان.\n";
const EDITED: &str = "التقى نظيره غيراسيموف أمس.\nبقي الحال كما كان.\n";

/// A folder with two texts, and further files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    fixture::texts(&[&[("mt.txt", MT), ("edited.txt", EDITED)], files].concat())
}

fn read(text: &str, mt: Option<&str>) -> tadqiq::Result<Settings> {
    let folder = folder(&[("tadqiq.toml", text)]);
    let mt = mt.map(|mt| folder.path().join(mt));
    Settings::read(&folder.path().join("tadqiq.toml"), mt.as_deref())
}

/// The message on a configuration, without the folder.
fn problem(text: &str) -> String {
    let message = read(text, None).unwrap_err().to_string();
    message[message.find("tadqiq.toml").unwrap()..].to_owned()
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_what_may_be_meant() {
    for (text, expected) in [
        (
            "\nmin_sevrity = \"minor\"",
            "tadqiq.toml:2: there is no key ‘min_sevrity’; did you mean ‘min_severity’?",
        ),
        (
            "min-confidence = 1",
            "tadqiq.toml:1: there is no key ‘min-confidence’; did you mean ‘min_confidence’?",
        ),
        ("xyzzy = 1", "tadqiq.toml:1: there is no key ‘xyzzy’; there are select, ignore, "),
        (
            "select = [\n\"name\",\n\"nubmer\"]",
            "tadqiq.toml:3: select: there is no category ‘nubmer’; did you mean ‘number’?",
        ),
        ("select = \"name\"", "tadqiq.toml:1: select: expected a list of strings, not a string"),
        ("related = [1]", "tadqiq.toml:1: related: expected a string, not an integer"),
        ("aligned = \"yes\"", "tadqiq.toml:1: aligned: expected true or false, not a string"),
        ("min_confidence = 2", "tadqiq.toml:1: min_confidence: expected a number from 0 to 1, not 2"),
        (
            "min_confidence = \"0.5\"",
            "tadqiq.toml:1: min_confidence: expected a number from 0 to 1, not a string",
        ),
        ("threads = 0", "tadqiq.toml:1: threads: expected 1 to 65535 threads, not 0"),
        ("threads = 1.5", "tadqiq.toml:1: threads: expected a whole number, not a float"),
        ("format = \"xml\"", "tadqiq.toml:1: format: there is no format `xml`"),
        ("color = \"red\"", "tadqiq.toml:1: color: expected auto, always or never, not ‘red’"),
        ("fail_on = \"neutral\"", "tadqiq.toml:1: fail_on: expected none, minor, major or critical"),
        (
            "[severity]\nnam = \"minor\"",
            "tadqiq.toml:2: severity: there is no category ‘nam’; did you mean ‘name’?",
        ),
        ("[severity]\nname = \"bad\"", "tadqiq.toml:2: name: expected neutral, minor, major or critical"),
        ("severity = 1", "tadqiq.toml:1: severity: expected a table of categories, not an integer"),
        ("\n[[override]]\nignore = []", "tadqiq.toml:2: an override needs files = "),
        (
            "[[override]]\nfiles = [\"a\"]\nfile = 1",
            "tadqiq.toml:3: there is no key ‘file’; did you mean ‘files’?",
        ),
        ("[[override]]\nfiles = [\"a[\"]", "tadqiq.toml:2: files: error parsing glob 'a['"),
        ("[override]\nfiles = [\"a\"]", "tadqiq.toml:1: override: expected [[override]] tables, not a table"),
        ("aligned = true\naligned = true", "tadqiq.toml:2: "),
        ("a = ", "tadqiq.toml:1: "),
    ] {
        let message = problem(text);
        assert!(message.starts_with(expected), "{text:?}\n{message}\n{expected}");
        assert_eq!(message.lines().count(), 1, "{message}");
    }
}

#[test]
fn a_bad_configuration_stops_the_run_with_one_line() {
    let here = folder(&[("tadqiq.toml", "min_sevrity = 1\n")]);
    let one_line = || predicate::function(|text: &str| text.trim_end().lines().count() == 1);
    let message = "tadqiq: tadqiq.toml:1: there is no key ‘min_sevrity’";
    for args in [&["audit", "mt.txt", "edited.txt", "-o", "r.csv"][..], &["config"]] {
        tadqiq(here.path(), args).assert().code(2).stdout("").stderr(contains(message).and(one_line()));
    }
    assert!(!here.path().join("r.csv").exists());
    tadqiq(here.path(), &["audit", "mt.txt", "edited.txt", "--no-config"]).assert().code(0);
    tadqiq(here.path(), &["audit", "mt.txt", "edited.txt", "--config", "none.toml"])
        .assert()
        .code(2)
        .stderr(contains("cannot read none.toml"));
}

#[test]
fn the_command_line_is_stronger_than_the_file() {
    let file = "fail_on = \"minor\"\nignore = [\"untranslated\"]\nformat = \"jsonl\"\n";
    let here = folder(&[("tadqiq.toml", file), ("other.toml", "fail_on = \"major\"\nformat = \"tsv\"\n")]);
    let run =
        |more: &[&str]| tadqiq(here.path(), &[&["audit", "mt.txt", "edited.txt"], more].concat()).assert();
    run(&[]).code(0).stdout("");
    run(&["--ignore", "number"]).code(1).stdout(contains("{\"id\":1").and(contains("Unacimov")));
    run(&["--select", "untranslated"]).code(1);
    run(&["--select", "untranslated", "--fail-on", "none", "--format", "csv"])
        .code(0)
        .stdout(contains("id,decision"));
    run(&["--no-config"]).code(0).stdout(contains("id,decision").and(contains("Unacimov")));
    run(&["--config", "other.toml"]).code(1).stdout(contains("id\tdecision"));
    run(&["--config", "other.toml", "--no-config"]).code(2);
    // The name of an output on the command line says its form.
    run(&["--no-config", "-o", "plain.csv"]).code(0);
    run(&["--ignore", "number", "-o", "r.csv"]).code(1);
    let csv = |name: &str| fs::read_to_string(here.path().join(name)).unwrap();
    assert_eq!(csv("r.csv"), csv("plain.csv"));
}

#[test]
fn the_file_is_found_upward_as_far_as_the_repository() {
    let here = folder(&[
        ("tadqiq.toml", "format = \"tsv\"\nrelated = [\"texts/related.txt\"]\noutput = [\"report.tsv\"]\n"),
        ("texts/related.txt", "فاليري غيراسيموف\n"),
        ("texts/deep/mt.txt", MT),
        ("texts/deep/edited.txt", EDITED),
        ("repository/.git", "gitdir: elsewhere\n"),
        ("repository/in/mt.txt", MT),
    ]);
    let at = |inside: &str| here.path().join(inside);
    assert_eq!(find(here.path()).unwrap(), Path::new("tadqiq.toml"));
    assert_eq!(find(&at("texts/deep")).unwrap(), Path::new("../../tadqiq.toml"));
    assert_eq!(find(&at("repository/in")), None);
    fs::write(at("repository/tadqiq.toml"), "").unwrap();
    assert_eq!(find(&at("repository/in")).unwrap(), Path::new("../tadqiq.toml"));
    // Paths in the file are relative to it, wherever the program runs.
    tadqiq(at("texts/deep"), &["audit", "mt.txt", "edited.txt"]).assert().code(0).stdout("");
    assert!(fs::read_to_string(at("report.tsv")).unwrap().contains("Unacimov"));
    fs::remove_file(at("texts/related.txt")).unwrap();
    tadqiq(at("texts/deep"), &["audit", "mt.txt", "edited.txt"])
        .assert()
        .code(2)
        .stderr(contains("cannot read ../../texts/related.txt"));
}

#[test]
fn an_override_holds_for_the_files_that_it_names() {
    let text = r#"
ignore = ["name"]
[severity]
number = "critical"
[[override]]
files = ["*.legal.txt", "drafts/**"]
ignore = []
min_confidence = 0.75
[override.severity]
punctuation = "major"
[[override]]
files = ["a.*"]
min_confidence = 1
"#;
    let for_file = |mt| read(text, mt).unwrap();
    let plain = for_file(Some("b.txt"));
    assert_eq!((plain.min_confidence.value, plain.ignore.value), (0.5, vec![Category::Name]));
    let legal = for_file(Some("b.legal.txt"));
    assert_eq!(legal.min_confidence, Given { value: 0.75, origin: Origin::File(8) });
    assert_eq!(legal.ignore, Given { value: vec![], origin: Origin::File(7) });
    let severities: Vec<_> =
        legal.severity.iter().map(|(category, given)| (*category, given.value)).collect();
    assert_eq!(
        severities,
        [(Category::Number, Severity::Critical), (Category::Punctuation, Severity::Major)]
    );
    // The later override is the stronger.
    assert_eq!(for_file(Some("a.legal.txt")).min_confidence, Given { value: 1.0, origin: Origin::File(13) });
    assert_eq!(for_file(None).min_confidence.origin, Origin::Default);
    // What does not match is checked all the same.
    assert!(problem("[[override]]\nfiles = [\"x\"]\nbom = 1").starts_with("tadqiq.toml:3: bom: "));
}

#[test]
fn a_glob_with_a_slash_is_for_paths_from_the_folder_of_the_file() {
    let here = folder(&[
        ("tadqiq.toml", "[[override]]\nfiles = [\"drafts/*.txt\"]\nfail_on = \"minor\"\n"),
        ("drafts/mt.txt", MT),
        ("drafts/old/mt.txt", MT),
    ]);
    for (mt, code) in
        [("drafts/mt.txt", 1), ("drafts/../drafts/mt.txt", 1), ("drafts/old/mt.txt", 0), ("mt.txt", 0)]
    {
        tadqiq(here.path(), &["audit", mt, "edited.txt"]).assert().code(code);
    }
    tadqiq(here.path().join("drafts"), &["audit", "mt.txt", "../edited.txt"]).assert().code(1);
}

#[test]
fn a_severity_by_category_holds_before_the_thresholds() {
    let here = folder(&[("tadqiq.toml", "[severity]\nuntranslated = \"neutral\"\n")]);
    let audit = |more: &[&str]| output(here.path(), &[&["audit", "mt.txt", "edited.txt"], more].concat());
    assert!(!audit(&[]).contains("Unacimov"));
    assert!(audit(&["--min-severity", "neutral"]).contains("untranslated,neutral,"));
    fs::write(here.path().join("tadqiq.toml"), "[severity]\nuntranslated = \"critical\"\n").unwrap();
    tadqiq(here.path(), &["audit", "mt.txt", "edited.txt", "--fail-on", "critical"]).assert().code(1);
}

#[test]
fn an_option_can_undo_what_the_file_switches_on() {
    let here = folder(&[("tadqiq.toml", "aligned = true\n"), ("one.txt", "أ\n")]);
    tadqiq(here.path(), &["audit", "mt.txt", "one.txt"]).assert().code(2).stderr(contains("lines"));
    tadqiq(here.path(), &["audit", "mt.txt", "one.txt", "--aligned=false"]).assert().code(0);
    tadqiq(here.path(), &["audit", "--aligned", "mt.txt", "edited.txt"]).assert().code(0);
}

#[test]
fn config_prints_what_is_in_force_and_who_said_it() {
    let file = "min_severity = \"major\"\nbaseline = \"known \\\"b\\\".json\"\n[[override]]\nfiles = [\"mt.txt\"]\nthreads = 0x2\n";
    let here = folder(&[("tadqiq.toml", file), ("in/x", "")]);
    let inside = here.path().join("in");
    let printed = output(&inside, &["config", "../mt.txt", "--fail-on", "minor", "-o", "r.html"]);
    for line in [
        "min_severity = \"major\"  # ../tadqiq.toml:1",
        "threads = 2  # ../tadqiq.toml:5",
        "min_confidence = 0.5  # default",
        "fail_on = \"minor\"  # option",
        "output = [\"r.html\"]  # option",
        "# decisions: none  # default",
    ] {
        assert!(printed.lines().any(|printed| printed == line), "{line}\n{printed}");
    }
    // What is printed is a configuration that says the same.
    fs::write(inside.join("tadqiq.toml"), &printed).unwrap();
    let again = output(&inside, &["config"]);
    let strip = |text: &str| -> Vec<String> {
        text.lines()
            .map(|line| line.rsplit_once("  # ").map_or(line, |(value, _)| value).to_owned())
            .collect()
    };
    assert_eq!(strip(&again), strip(&printed));
    assert!(
        strip(&again).iter().any(|line| line.contains("known") && line.starts_with("baseline = ")),
        "{again}"
    );
}

#[test]
fn the_documented_example_says_everything_and_is_read() {
    let guide =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/configuration.md")).unwrap();
    let blocks: Vec<&str> =
        guide.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    for block in &blocks {
        read(block, Some("texts/contract.legal.txt")).unwrap();
    }
    let key = |line: &str| {
        let name = line.trim_start_matches("# ").split([' ', ':']).next().unwrap();
        name.to_owned()
    };
    let all: BTreeSet<String> = Settings::default().to_toml().lines().map(key).collect();
    let told: BTreeSet<String> = blocks[0].lines().filter(|line| line.contains(" = ")).map(key).collect();
    assert!(all.len() > 12 && all.is_subset(&told), "{:?}", all.difference(&told));
    let punctuation = |mt| read(blocks[0], mt).unwrap().severity[&Category::Punctuation].value;
    assert_eq!(punctuation(None), Severity::Neutral);
    assert_eq!(punctuation(Some("contract.legal.txt")), Severity::Minor);
}

#[test]
fn a_baseline_named_in_the_file_is_used_and_updated_on_demand_alone() {
    let here = folder(&[("tadqiq.toml", "baseline = \"known.json\"\nfail_on = \"minor\"\n")]);
    let run =
        |more: &[&str]| tadqiq(here.path(), &[&["audit", "mt.txt", "edited.txt"], more].concat()).assert();
    run(&[]).code(2).stderr(contains("there is no baseline known.json; --update-baseline makes one"));
    run(&["--update-baseline"]).stderr(contains("1 new, 0 known, 0 fixed"));
    run(&[]).code(0).stderr(contains("0 new, 1 known, 0 fixed"));
    run(&["--no-config", "--update-baseline"]).code(2).stderr(contains("name it with --baseline"));
}

#[test]
fn a_threshold_makes_no_known_finding_new_or_gone() {
    let here = folder(&[]);
    let run = |more: &[&str]| {
        let args = [&["audit", "mt.txt", "edited.txt", "--baseline", "known.json"], more].concat();
        tadqiq(here.path(), &args).assert()
    };
    run(&["--min-severity", "critical", "--update-baseline"])
        .code(0)
        .stderr(contains("0 new, 0 known, 0 fixed"));
    run(&["--fail-on", "minor"]).code(0).stderr(contains("0 new, 1 known, 0 fixed"));
    run(&["--min-severity", "critical"])
        .code(0)
        .stderr(contains("0 new, 0 known, 0 fixed").and(contains("stale").not()));
}

#[test]
fn forms_that_show_pairs_have_them_all_beside_forms_that_do_not() {
    let here = folder(&[]);
    let args = [
        "audit",
        "mt.txt",
        "edited.txt",
        "-o",
        "r.csv",
        "-o",
        "r.html",
        "-o",
        "r.xlsx",
        "--segments",
        "s.csv",
    ];
    tadqiq(here.path(), &args).assert().code(0).stdout("");
    let unsuspected = "بقي الحال كما كان.";
    let text = |name: &str| fs::read_to_string(here.path().join(name)).unwrap();
    assert!(!text("r.csv").contains(unsuspected));
    assert!(text("r.html").contains(unsuspected) && text("s.csv").contains(unsuspected));
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(here.path().join("r.xlsx")).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut workbook, "segments").unwrap();
    assert!(sheet.rows().any(|row| row.iter().any(|cell| *cell == *unsuspected)));
    tadqiq(here.path(), &["audit", "mt.txt", "edited.txt", "--segments", "s.html"])
        .assert()
        .code(2)
        .stdout("")
        .stderr(contains("must end with .csv, .tsv or .jsonl"));
}
