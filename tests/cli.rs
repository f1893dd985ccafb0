//! The command line: exit codes, messages, and what is left behind.

use std::fs;

use predicates::prelude::*;
use predicates::str::contains;
use tempfile::TempDir;

use crate::fixture::{failure, folder, output, tadqiq, texts};

const MT: &str = "التقى نظيره Unacimov أمس.\n";
const EDITED: &str = "التقى نظيره غيراسيموف أمس.\n";

fn sample() -> TempDir {
    texts(&[("mt.txt", MT), ("edited.txt", EDITED)])
}

#[test]
fn findings_alone_are_success_and_fail_on_makes_them_fail() {
    let here = sample();
    tadqiq(&here, &["audit", "mt.txt", "edited.txt"]).assert().code(0).stdout(contains("Unacimov"));
    tadqiq(&here, &["audit", "mt.txt", "edited.txt", "--fail-on", "major"]).assert().code(1);
    tadqiq(&here, &["audit", "mt.txt", "edited.txt", "--fail-on", "critical"]).assert().code(0);
    tadqiq(&here, &["audit", "mt.txt", "mt.txt", "--fail-on", "minor"]).assert().code(0);
}

#[test]
fn bad_input_is_one_line_with_file_and_place() {
    let here = folder(&[
        ("mt.txt", b"ab\n\xE9"),
        ("x.txt", b"a"),
        ("p.tsv", b"a\tb\n1\t2\n"),
        ("q.jsonl", b"{\"mt\":1}"),
        ("empty.tsv", b""),
    ]);
    for (args, message) in [
        (vec!["audit", "mt.txt", "x.txt"], "mt.txt: byte 3 (line 2) is not UTF-8"),
        (
            vec!["audit", "none.txt", "x.txt"],
            "cannot read none.txt: No such file or directory (os error 2)\n",
        ),
        (vec!["audit", "p.tsv"], "p.tsv:1: the first line must name the columns mt and edited"),
        (
            vec!["audit", "empty.tsv"],
            "empty.tsv:1: the first line must name the columns mt and edited (and may name id, source); it has: nothing\n",
        ),
        (
            vec!["names", "train", "p.tsv", "-o", "m"],
            "p.tsv: too few pairs of names to learn from: 1; 20 is the least\n",
        ),
        (vec!["audit", "q.jsonl"], "q.jsonl:1: "),
        (vec!["audit", "x.txt", "x.txt", "--select", "nam"], "did you mean ‘name’?"),
        (vec!["audit", "x.txt", "x.txt", "-o", "report.xyz"], "give --format"),
        (vec!["explain", "nmae"], "did you mean ‘name’?"),
    ] {
        let one_line = predicate::function(|text: &str| text.trim_end().lines().count() == 1);
        tadqiq(&here, &args).assert().code(2).stderr(contains(message).and(one_line)).stdout("");
    }
}

#[test]
fn aligned_texts_must_have_as_many_lines() {
    let here = folder(&[("a.txt", b"a\nb\n"), ("b.txt", b"a\n")]);
    let message = "--aligned: a.txt has 2 lines and b.txt has 1";
    tadqiq(&here, &["audit", "--aligned", "a.txt", "b.txt"]).assert().code(2).stderr(contains(message));
}

#[test]
fn empty_files_are_fine() {
    let here = folder(&[("a.txt", b""), ("b.txt", EDITED.as_bytes())]);
    for (mt, edited) in [("a.txt", "a.txt"), ("a.txt", "b.txt"), ("b.txt", "a.txt")] {
        tadqiq(&here, &["audit", mt, edited]).assert().code(0).stdout(contains("id,decision"));
    }
}

#[test]
fn the_form_follows_the_extension_and_several_reports_come_from_one_run() {
    let here = sample();
    let args = ["audit", "mt.txt", "edited.txt", "-o", "r.csv", "-o", "r.jsonl", "--segments", "s.tsv"];
    tadqiq(&here, &args).assert().code(0).stdout("");
    let read = |name: &str| fs::read_to_string(here.path().join(name)).unwrap();
    assert!(read("r.csv").starts_with("\u{feff}id,decision,"));
    assert!(read("r.jsonl").starts_with('{'));
    assert!(read("s.tsv").starts_with("mt_ids\tedited_ids\t"));
}

#[test]
fn a_file_that_cannot_be_written_leaves_nothing() {
    let here = sample();
    let args = ["audit", "mt.txt", "edited.txt", "-o", "none/r.csv"];
    tadqiq(&here, &args)
        .assert()
        .code(2)
        .stderr(contains("cannot write none/r.csv: there is no such folder\n"));
    assert_eq!(fs::read_dir(here.path()).unwrap().count(), 2);
}

#[test]
fn what_is_read_is_never_replaced() {
    let here = sample();
    fs::write(here.path().join("related.txt"), EDITED).unwrap();
    fs::write(here.path().join("decisions.csv"), "fingerprint,decision\n").unwrap();
    fs::write(here.path().join("pairs.tsv"), "mt\tedited\na\tb\n").unwrap();
    let path = here.path().join("mt.txt");
    let path = path.to_str().unwrap();
    for (args, file) in [
        (vec!["audit", "mt.txt", "edited.txt", "-o", "edited.txt"], "edited.txt"),
        (vec!["audit", "mt.txt", "edited.txt", "-o", path], path),
        (vec!["audit", "mt.txt", "-o", "r.csv", "-o", "./mt.txt"], "./mt.txt"),
        (
            vec!["audit", "mt.txt", "edited.txt", "--related", "related.txt", "-o", "related.txt"],
            "related.txt",
        ),
        (
            vec!["audit", "mt.txt", "edited.txt", "--decisions", "decisions.csv", "-o", "decisions.csv"],
            "decisions.csv",
        ),
        (vec!["audit", "pairs.tsv", "--segments", "pairs.tsv"], "pairs.tsv"),
        (vec!["align", "mt.txt", "edited.txt", "-o", "mt.txt"], "mt.txt"),
        (vec!["ter", "mt.txt", "edited.txt", "-o", "mt.txt"], "mt.txt"),
        (vec!["diff", "decisions.csv", "decisions.csv", "-o", "decisions.csv"], "decisions.csv"),
        (vec!["names", "train", "pairs.tsv", "-o", "pairs.tsv"], "pairs.tsv"),
        (vec!["names", "train-nameness", "pairs.tsv", "mt.txt", "-o", "mt.txt"], "mt.txt"),
        (vec!["review", "decisions.csv", "-o", "decisions.csv"], "decisions.csv"),
    ] {
        let message = format!("tadqiq: {file}: this file is read, and would be replaced; write to another\n");
        tadqiq(&here, &args).assert().code(2).stdout("").stderr(message);
    }
    assert_eq!(fs::read_to_string(here.path().join("mt.txt")).unwrap(), MT);
    assert_eq!(fs::read_to_string(here.path().join("edited.txt")).unwrap(), EDITED);
    assert_eq!(fs::read_dir(here.path()).unwrap().count(), 5);
}

#[test]
fn two_outputs_want_two_files() {
    let here = sample();
    for args in [["-o", "r.csv", "-o", "./r.csv"], ["-o", "r.csv", "--segments", "r.csv"]] {
        let call = [&["audit", "mt.txt", "edited.txt"][..], &args].concat();
        let told = contains("r.csv: two outputs would go to this file; give each its own\n");
        tadqiq(&here, &call).assert().code(2).stderr(told);
    }
    assert_eq!(fs::read_dir(here.path()).unwrap().count(), 2);
    let call = ["audit", "mt.txt", "edited.txt", "-o", "-", "-o", "-"];
    let told = "tadqiq: two outputs would go to standard output; give each its own file\n";
    tadqiq(&here, &call).assert().code(2).stdout("").stderr(told);
    // A baseline is read and then written anew.
    let update = ["audit", "mt.txt", "edited.txt", "--baseline", "b.json", "--update-baseline"];
    for _ in 0..2 {
        tadqiq(&here, &update).assert().code(0);
    }
}

#[test]
fn no_output_passes_for_a_compressed_one() {
    let here = sample();
    for more in [
        &["audit", "mt.txt", "edited.txt", "-o", "r.csv.gz"][..],
        &["audit", "mt.txt", "edited.txt", "--format", "csv", "-o", "r.csv.GZ"],
        &["audit", "mt.txt", "edited.txt", "--segments", "s.csv.zst"],
        &["ter", "mt.txt", "edited.txt", "-o", "t.tsv.xz"],
        &["align", "mt.txt", "edited.txt", "-o", "a.tsv.bz2"],
    ] {
        let told = failure(&here, more);
        let plain = &more[more.len() - 1][..5];
        assert!(
            told.ends_with(&format!("outputs are not compressed; write {plain}, and compress that")),
            "{told}"
        );
    }
    assert_eq!(fs::read_dir(here.path()).unwrap().count(), 2);
}

#[test]
fn folders_are_looked_for_before_anything_is_written() {
    let here = sample();
    for more in [vec!["--segments", "none/s.csv"], vec!["--baseline", "none/b.json", "--update-baseline"]] {
        let told = predicates::str::starts_with("tadqiq: cannot write none/")
            .and(contains("there is no such folder\n"));
        let call = [&["audit", "mt.txt", "edited.txt"][..], &more].concat();
        tadqiq(&here, &call).assert().code(2).stdout("").stderr(told);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_device_is_named_and_a_full_stderr_stops_nothing() {
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let here = sample();
    fs::write(here.path().join("names.txt"), "Gerasimov\n").unwrap();
    for args in [
        &["audit", "mt.txt", "edited.txt"][..],
        &["explain"],
        &["explain", "name"],
        &["config"],
        &["man"],
        &["completions", "bash"],
        &["names", "explain", "a", "b"],
        &["names", "match", "names.txt", "names.txt"],
        &["names", "list", "mt.txt", "edited.txt"],
    ] {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("tadqiq"));
        let out = command.current_dir(here.path()).args(args).stdout(full()).output().unwrap();
        let told = String::from_utf8(out.stderr).unwrap();
        let expected = "tadqiq: cannot write standard output: No space left on device (os error 28)\n";
        assert_eq!((out.status.code(), told.as_str()), (Some(2), expected), "{args:?}");
    }
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("tadqiq"));
    let out =
        command.current_dir(here.path()).args(["audit", "mt.txt", "edited.txt"]).stderr(full()).output();
    let out = out.unwrap();
    assert_eq!(out.status.code(), Some(0));
    assert!(String::from_utf8(out.stdout).unwrap().contains("Unacimov"));
}

#[test]
fn standard_input_is_read_where_a_dash_stands() {
    let here = sample();
    tadqiq(&here, &["audit", "-", "edited.txt"])
        .write_stdin(MT)
        .assert()
        .code(0)
        .stdout(contains("Unacimov"));
}

#[test]
fn pairs_in_every_form_give_the_same_findings() {
    let (mt, edited) = (MT.trim_end(), EDITED.trim_end());
    let csv = format!("id,mt,edited\nu7,{mt},{edited}\n");
    let tsv = format!("mt\tedited\tid\n{mt}\t{edited}\tu7\n");
    let jsonl = format!("{{\"id\":\"u7\",\"mt\":\"{mt}\",\"edited\":\"{edited}\"}}\n");
    let here = folder(&[("p.csv", csv.as_bytes()), ("p.tsv", tsv.as_bytes()), ("p.jsonl", jsonl.as_bytes())]);
    for name in ["p.csv", "p.tsv", "p.jsonl"] {
        let row = ",Unacimov,غيراسيموف,";
        tadqiq(&here, &["audit", name]).assert().code(0).stdout(contains(row).and(contains(",u7,12,20,")));
    }
}

#[test]
fn a_record_without_an_id_is_no_line_of_the_file_in_sarif() {
    let (mt, edited) = (MT.trim_end(), EDITED.trim_end());
    let here = folder(&[("p.csv", format!("mt,edited\n{mt},{edited}\n").as_bytes())]);
    let sarif = tadqiq(&here, &["audit", "p.csv", "--format", "sarif"]).assert().code(0);
    sarif.stdout(contains("\"logicalLocations\"").and(contains("startLine").not()));
}

#[test]
fn utf16_and_byte_order_marks_are_read() {
    let wide: Vec<u8> = "\u{feff}"
        .chars()
        .chain(MT.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = format!("\u{feff}{EDITED}").replace('\n', "\r\n");
    let here = folder(&[("mt.txt", &wide), ("edited.txt", marked.as_bytes())]);
    tadqiq(&here, &["audit", "mt.txt", "edited.txt"]).assert().code(0).stdout(contains(",12,20,"));
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
fn a_page_without_edited_version_does_not_speak_of_one() {
    let here = folder(&[
        ("mt.txt", "وصل الوزير (أمس.\n".as_bytes()),
        ("edited.txt", "وصل الوزير أمس.\n".as_bytes()),
    ]);
    let page = |args: &[&str]| {
        let run = tadqiq(&here, args).assert().code(0);
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    let alone = page(&["audit", "mt.txt", "--format", "html"]);
    assert!(alone.contains("checked without an edited version") && alone.contains("<body class=\"alone\">"));
    let paired = page(&["audit", "mt.txt", "edited.txt", "--format", "html"]);
    assert!(paired.contains("checked against") && !paired.contains("<body class"));
}

#[test]
fn a_table_of_pairs_is_no_text() {
    let here =
        texts(&[("p.tsv", "mt\tedited\na\tb\n"), ("q.jsonl", ""), ("x.txt", "a\n"), ("x.xlf", "<xliff/>")]);
    let told = |name: &str| {
        format!(
            "tadqiq: {name}: by its name this is a table of pairs, with the machine translation and the edited version \
             in it; give it alone, or call a plain text .txt"
        )
    };
    for command in ["audit", "align", "ter"] {
        for (mt, other, table) in [
            ("p.tsv", "x.txt", "p.tsv"),
            ("x.txt", "q.jsonl", "q.jsonl"),
            ("p.tsv", "q.jsonl", "p.tsv"),
            ("x.xlf", "p.tsv", "p.tsv"),
        ] {
            assert_eq!(failure(&here, &[command, mt, other]), told(table));
        }
        for (mt, other) in [("x.xlf", "x.txt"), ("x.txt", "x.xlf")] {
            let told = "these are no two files of one format, and cannot be joined by their units";
            assert!(failure(&here, &[command, mt, other]).ends_with(told));
        }
    }
}

#[test]
fn an_empty_input_is_told() {
    let here = texts(&[
        ("empty.jsonl", ""),
        ("head.tsv", "mt\tedited\n"),
        ("none.xlf", "<xliff><file><body></body></file></xliff>"),
        ("none.tmx", "<tmx><body/></tmx>"),
        ("a.po", ""),
        ("b.po", ""),
        ("blank.txt", " \n\n"),
    ]);
    for (args, told) in [
        (&["empty.jsonl"][..], "warning: empty.jsonl: there are no pairs in it\n"),
        (&["empty.jsonl", "--format", "html"], "warning: empty.jsonl: there are no pairs in it\n"),
        (&["head.tsv"], "warning: head.tsv: there are no pairs in it\n"),
        (&["none.xlf"], "warning: none.xlf: there are no pairs in it\n"),
        (&["none.tmx"], "warning: none.tmx: there are no pairs in it\n"),
        (&["a.po", "b.po"], "warning: a.po, b.po: there are no pairs in them\n"),
        (&["blank.txt"], "warning: blank.txt: there is no text in it\n"),
        (&["blank.txt", "none.xml"], "warning: blank.txt: there is no text in it\n"),
    ] {
        fs::write(here.path().join("none.xml"), EDITED).unwrap();
        let call = [&["audit"], args].concat();
        tadqiq(&here, &call).assert().code(0).stderr(contains(told));
    }
}

#[test]
fn what_is_wider_than_bytes_is_not_taken_for_utf8() {
    let wide =
        |text: &str, order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let wider = |text: &str, order: fn(u32) -> [u8; 4]| {
        text.chars().flat_map(|ch| order(ch.into())).collect::<Vec<u8>>()
    };
    let table = format!("mt\tedited\n{}\t{}\n", MT.trim_end(), EDITED.trim_end());
    for text in [MT, "محمدون", "Он пришёл.\n", "plain\r\n", &table] {
        for (bytes, name) in [
            (wide(text, u16::to_le_bytes), "UTF-16 without a byte order mark"),
            (wide(text, u16::to_be_bytes), "UTF-16 without a byte order mark"),
            (wider(text, u32::to_le_bytes), "UTF-32"),
            (wider(text, u32::to_be_bytes), "UTF-32"),
            (wider(&format!("\u{feff}{text}"), u32::to_le_bytes), "UTF-32"),
            (wider(&format!("\u{feff}{text}"), u32::to_be_bytes), "UTF-32"),
        ] {
            let here = folder(&[("a.txt", &bytes), ("a.tsv", &bytes), ("b.txt", EDITED.as_bytes())]);
            let told = format!("is {name}, which is not read; convert the file to UTF-8");
            for args in [&["audit", "a.txt", "b.txt"][..], &["ter", "b.txt", "a.txt"], &["audit", "a.tsv"]] {
                assert!(failure(&here, args).ends_with(&told), "{text}");
            }
        }
    }
    // NUL by itself makes no UTF-16.
    let here = texts(&[("a.txt", "a\0b cd\0ef gh\n"), ("b.txt", "ab cdef gh\n")]);
    assert!(output(&here, &["audit", "a.txt", "b.txt"]).contains(",encoding,"));
}

#[test]
fn pairs_come_through_a_pipe_as_well() {
    let (mt, edited) = (MT.trim_end(), EDITED.trim_end());
    let unit = format!(
        "<trans-unit id='u7'><target>{edited}</target><alt-trans><target>{mt}</target></alt-trans></trans-unit>"
    );
    let variant =
        |of: &str, text: &str| format!("<tuv xml:lang='ar' creationid='{of}'><seg>{text}</seg></tuv>");
    let variants =
        format!("<tuv xml:lang='en'><seg>x</seg></tuv>{}{}", variant("MT", mt), variant("me", edited));
    for (name, pairs) in [
        ("p.tsv", format!("\u{feff}id\tmt\tedited\r\nu7\t{mt}\t{edited}\r\n")),
        ("p.csv", format!("\"Edited\",\"MT\",id\n{edited},{mt},u7\n")),
        ("p.jsonl", format!("\n{{\"id\":\"u7\",\"mt\":\"{mt}\",\"edited\":\"{edited}\"}}\n")),
        (
            "p.xlf",
            format!("<?xml version='1.0'?>\n<!-- x -->\n<xliff><file><body>{unit}</body></file></xliff>"),
        ),
        ("p.tmx", format!("<tmx><body><tu tuid='u7'>{variants}</tu></body></tmx>")),
    ] {
        let here = texts(&[(name, pairs.as_str()), ("p.dat", &pairs)]);
        let found = output(&here, &["audit", name]);
        assert!(found.contains(",Unacimov,غيراسيموف,") && found.contains(",u7,12,20,"), "{found}");
        for form in ["csv", "html"] {
            let found = output(&here, &["audit", name, "--format", form]).replace(name, "p.dat");
            assert_eq!(output(&here, &["audit", "p.dat", "--format", form]), found);
            let piped =
                tadqiq(&here, &["audit", "-", "--format", form]).write_stdin(pairs.as_str()).assert().code(0);
            let piped = String::from_utf8(piped.get_output().stdout.clone()).unwrap();
            if form == "csv" {
                assert_eq!(piped.replace(",'-,", ",p.dat,"), found);
            }
        }
    }
    // What begins otherwise is a text.
    let here = texts(&[]);
    for text in ["{not json}\n", "mt, and the rest of it\n", "<p>mt edited</p>\n", MT] {
        tadqiq(&here, &["audit", "-"]).write_stdin(text).assert().code(0).stderr(contains("finding"));
    }
}

#[test]
fn standard_input_is_called_by_its_name() {
    let here = sample();
    for (args, input, told) in [
        (&["audit", "-", "mt.txt"][..], &b"\xE9"[..], "standard input: byte 0 (line 1) is not UTF-8"),
        (&["audit", "-"], b"mt\tedited\nx\n", "standard input:2: 1 columns where the header has 2"),
        (&["review", "-"], b"a,b\n", "standard input:1: no column `fingerprint`"),
        (&["diff", "-", "mt.txt"], b"a,b\n", "standard input:1: no column `fingerprint`"),
        (&["ter", "mt.txt", "-"], b"", "mt.txt has 1 lines and standard input has 0"),
        (&["audit", "-", "-"], b"a", "standard input is asked for twice"),
        (&["align", "-", "-"], b"a", "standard input is asked for twice"),
        (&["audit", "-", "mt.txt", "--related", "-"], b"a", "standard input is asked for twice"),
        (&["names", "match", "-", "-"], b"a", "standard input is asked for twice"),
        (&["names", "list", "mt.txt", "-", "-"], b"a", "standard input is asked for twice"),
        (&["review", "-", "--decisions", "-"], b"a", "standard input is asked for twice"),
    ] {
        let output = tadqiq(&here, args).write_stdin(input).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), &output.stdout[..]), (Some(2), &b""[..]), "{args:?}: {said}");
        assert!(said.contains(&format!("tadqiq: {told}")), "{args:?}: {said}");
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
fn what_is_no_text_and_no_pairs_is_refused() {
    let here = texts(&[
        ("mt.txt", MT),
        ("edited.txt", EDITED),
        ("p.json", "[{\"mt\": \"a\", \"edited\": \"b\"}]\n"),
        ("q.json", "{\"mt\": \"a\", \"edited\": \"b\"}\n"),
        ("m.tmx", "<tmx><body/></tmx>"),
        ("i.jsonl", "{\"mt\": \"a\", \"edited\": \"b\", \"id\": {}}\n"),
    ]);
    let told =
        "tadqiq: p.json: JSON is not read as a whole; write JSON Lines, an object with mt and edited a line";
    assert_eq!(failure(&here, &["audit", "p.json"]), told);
    output(&here, &["audit", "q.json"]);
    let told = "tadqiq: m.tmx: a bilingual file is no text by itself; give the texts in it as plain text";
    assert_eq!(failure(&here, &["audit", "mt.txt", "edited.txt", "--related", "m.tmx"]), told);
    let told = "tadqiq: i.jsonl:1: an id that is neither a string nor a number at column";
    assert!(failure(&here, &["audit", "i.jsonl"]).starts_with(told));
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
