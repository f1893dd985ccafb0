//! README.md: what it shows is what the program prints, and the calls in it work.

use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;

use assert_cmd::Command;
use tadqiq::guide::GUIDES;

/// The findings of the sample that README.md shows, by their spans.
const SHOWN: [&str; 4] = ["Unacimov", "لوبريا", "II", "دااش"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Where something stands between two marks.
fn between(page: &str, before: &str, after: &str) -> Range<usize> {
    let start = page.find(before).unwrap_or_else(|| panic!("README.md lacks {before:?}")) + before.len();
    start..start + page[start..].find(after).unwrap_or_else(|| panic!("README.md lacks {after:?}"))
}

/// The findings of the sample's text report with the spans of [`SHOWN`], the first of each.
fn excerpt() -> String {
    let mut command = Command::cargo_bin("tadqiq").unwrap();
    command.current_dir(root()).args(["audit", "data/sample/000-machine.txt", "data/sample/001-edited.txt"]);
    command.args(["--format", "text", "--related"]);
    command.args(["002", "003", "004"].map(|number| format!("data/sample/{number}-related.txt")));
    let report = String::from_utf8(command.output().unwrap().stdout).unwrap();
    let findings: Vec<&str> = report.trim_end().split("\n\n").collect();
    let of = |span: &str| {
        let found = findings.iter().find(|finding| finding.contains(&format!("⟦{span}⟧")));
        *found.unwrap_or_else(|| panic!("no finding of {span} in the sample:\n{report}"))
    };
    SHOWN.map(of).join("\n\n") + "\n"
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let path = root().join("README.md");
    let page = fs::read_to_string(&path).unwrap();
    let mut right = page.clone();
    right.replace_range(between(&right, "```text\n", "```"), &excerpt());
    let mut table = String::new();
    for guide in &GUIDES {
        writeln!(table, "| `{}` | {} |", guide.category.id(), guide.meaning).unwrap();
    }
    right.replace_range(between(&right, "| category | what it is |\n| --- | --- |\n", "\n`tadqiq"), &table);
    if std::env::var_os("TADQIQ_UPDATE_DOCS").is_some() {
        fs::write(&path, &right).unwrap();
    } else {
        assert!(page == right, "README.md is out of date; run `TADQIQ_UPDATE_DOCS=1 cargo test readme`");
    }
}

/// The calls in the shell blocks of a page.
fn calls(page: &str) -> impl Iterator<Item = &str> {
    let blocks = page.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap_or(rest));
    blocks.flat_map(str::lines).filter(|line| line.starts_with("tadqiq "))
}

/// Pairs of Arabic and Latin letters, enough of them to learn from.
fn name_pairs() -> String {
    let syllables = [("با", "ba"), ("ني", "ni"), ("كو", "ko"), ("را", "ra"), ("مي", "mi"), ("دو", "do")];
    let mut pairs = String::new();
    for a in syllables {
        for b in syllables {
            for c in syllables {
                pairs.extend([a.0, b.0, c.0, "\t", a.1, b.1, c.1, "\n"]);
            }
        }
    }
    pairs
}

/// A file with one unit that is translated like this.
fn xliff(target: &str) -> String {
    format!(
        "<xliff><file><body><trans-unit id=\"1\"><target>{target}</target></trans-unit></body></file></xliff>"
    )
}

#[cfg(unix)]
#[test]
fn the_calls_of_the_readme_work() {
    let page = fs::read_to_string(root().join("README.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let pairs = name_pairs();
    let column = |side: usize| -> String {
        pairs.lines().flat_map(|line| [line.split('\t').nth(side).unwrap_or(""), "\n"]).collect()
    };
    for (name, text) in [
        ("mt.txt", "التقى نظيره Unacimov أمس.\n"),
        ("edited.txt", "التقى نظيره غيراسيموف أمس.\n"),
        ("wire.txt", "وصل غيراسيموف.\n"),
        ("archive.txt", "\n"),
        ("pairs.tsv", "id\tmt\tedited\na\tUnacimov هنا\tغيراسيموف هنا\n"),
        ("mt.xlf", &xliff("Unacimov هنا")),
        ("edited.xlf", &xliff("غيراسيموف هنا")),
        ("name-pairs.tsv", &pairs),
        ("arabic-names.txt", &column(0)),
        ("latin-names.txt", &column(1)),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let program = assert_cmd::cargo::cargo_bin("tadqiq");
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    assert!(calls(&page).count() > 20);
    for call in calls(&page) {
        let mut shell = Command::new("sh");
        shell.current_dir(folder.path()).env("PATH", &path).args(["-c", call]);
        let output = shell.output().unwrap();
        assert!(output.status.success(), "{call}\n{}", String::from_utf8_lossy(&output.stderr));
    }
}
