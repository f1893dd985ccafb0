//! Texts that are read, and what is no text.

use std::fs;

use predicates::prelude::*;
use predicates::str::contains;

use super::{EDITED, MT, sample};
use crate::fixture::{failure, folder, output, tadqiq, texts};

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
fn empty_files_are_fine() {
    let here = folder(&[("a.txt", b""), ("b.txt", EDITED.as_bytes())]);
    for (mt, edited) in [("a.txt", "a.txt"), ("a.txt", "b.txt"), ("b.txt", "a.txt")] {
        tadqiq(&here, &["audit", mt, edited]).assert().code(0).stdout(contains("id,decision"));
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
fn standard_input_is_read_where_a_dash_stands() {
    let here = sample();
    tadqiq(&here, &["audit", "-", "edited.txt"])
        .write_stdin(MT)
        .assert()
        .code(0)
        .stdout(contains("Unacimov"));
}

#[test]
fn standard_input_is_called_by_its_name() {
    let here = sample();
    for (args, input, told) in [
        (&["audit", "-", "mt.txt"][..], &b"\xE9"[..], "standard input: byte 0 (line 1) is not UTF-8"),
        (&["audit", "-"], b"mt\tedited\nx\n", "standard input:2: 1 column where the header has 2"),
        (&["review", "-"], b"a,b\n", "standard input:1: no column `fingerprint`"),
        (&["diff", "-", "mt.txt"], b"a,b\n", "standard input:1: no column `fingerprint`"),
        (&["ter", "mt.txt", "-"], b"", "mt.txt has 1 line and standard input has 0"),
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
fn what_is_no_text_and_no_pairs_is_refused() {
    let here = texts(&[
        ("mt.txt", MT),
        ("edited.txt", EDITED),
        ("p.json", "[{\"mt\": \"a\", \"edited\": \"b\"}]\n"),
        ("q.json", "{\"mt\": \"a\", \"edited\": \"b\"}\n"),
        ("m.tmx", "<tmx><body/></tmx>"),
    ]);
    let told =
        "tadqiq: p.json: JSON is not read as a whole; write JSON Lines, an object with mt and edited a line";
    assert_eq!(failure(&here, &["audit", "p.json"]), told);
    output(&here, &["audit", "q.json"]);
    let told = "tadqiq: m.tmx: a bilingual file is no text by itself; give the texts in it as plain text";
    assert_eq!(failure(&here, &["audit", "mt.txt", "edited.txt", "--related", "m.tmx"]), told);
}

#[test]
fn what_is_no_text_at_all_is_named() {
    let zip = b"PK\x03\x04\x14\0\x06\0\x08\0";
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0";
    for (name, bytes, told) in [
        ("a.pdf", &b"%PDF-1.7\n1 0 obj\n"[..], "a PDF is not read; save its text as plain text in UTF-8"),
        ("b.txt", b"%PDF-1.4\n%\xE2\xE3\n", "a PDF is not read; save its text as plain text in UTF-8"),
        ("a.docx", zip, "an office document is not read; save it as plain text in UTF-8"),
        ("a.DOC", ole, "an office document is not read; save it as plain text in UTF-8"),
        ("a.xlsx", zip, "a workbook is not read; save its sheet as CSV in UTF-8"),
        ("a.xls", ole, "a workbook is not read; save its sheet as CSV in UTF-8"),
        ("a.zip", zip, "a zip archive is not read; unpack the file"),
        ("a.rtf", b"{\\rtf1\\ansi text}", "RTF is not read; save it as plain text in UTF-8"),
        ("a.png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "this is an image (PNG), and no text"),
        ("a.gif", b"GIF89a\x01\0\x01\0", "this is an image (GIF), and no text"),
        ("a.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF\0", "this is an image (JPEG), and no text"),
        ("a.out", b"\x7FELF\x02\x01\x01\0", "this is a program, and no text"),
        ("a.db", b"SQLite format 3\0\x10\0", "this is a database (SQLite), and no text"),
    ] {
        let here = folder(&[(name, bytes), ("x.txt", EDITED.as_bytes()), ("p.csv", bytes)]);
        let told = format!("tadqiq: {name}: {told}");
        for call in [
            &["audit", name][..],
            &["audit", name, "x.txt"],
            &["audit", "x.txt", name],
            &["audit", "x.txt", "x.txt", "--related", name],
            &["align", "x.txt", name],
            &["ter", name, "x.txt"],
            &["names", "list", name],
            &["names", "match", "x.txt", name],
        ] {
            assert_eq!(failure(&here, call), told);
        }
        assert!(failure(&here, &["audit", "p.csv"]).starts_with("tadqiq: p.csv: "));
    }
}

#[test]
fn a_name_of_two_lines_is_told_in_one() {
    let here = sample();
    let told = "tadqiq: cannot read a\u{fffd}b\u{fffd}[2J: No such file or directory (os error 2)";
    assert_eq!(failure(&here, &["audit", "a\nb\u{1b}[2J", "edited.txt"]), told);
}
