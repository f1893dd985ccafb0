//! Input from strangers: a right answer, or one line that says what is wrong and where.

use super::records;

fn error(name: &str, content: &str) -> String {
    records(name, content.as_bytes()).unwrap_err()
}

#[test]
fn the_line_of_a_broken_row_is_told_whatever_ends_the_lines() {
    for end in ["\n", "\r\n", "\r"] {
        let csv = ["mt,edited", "\"a\nb\",c", "", "x"].join(end);
        assert_eq!(error("p.csv", &csv), "p.csv:5: 1 columns where the header has 2", "{end:?}");
    }
    for end in ["\n", "\r\n"] {
        let tsv = ["mt\tedited", "a\tb", "", "x"].join(end);
        assert_eq!(error("p.tsv", &tsv), "p.tsv:4: 1 columns where the header has 2");
    }
}

#[test]
fn a_quotation_mark_that_is_never_closed_swallows_no_rows() {
    let message = error("p.csv", "mt,edited\na,b\n\"c,d\ne,f\n");
    assert_eq!(message, "p.csv:3: a quotation mark opens a cell in this row, and none closes it");
    assert_eq!(records("p.csv", b"mt,edited\na,\"b\"").unwrap()[0].edited, "b");
}

#[test]
fn a_header_must_name_both_columns_once() {
    assert!(error("p.csv", "").contains("p.csv:1: the first line must name the columns mt and edited"));
    assert_eq!(error("p.tsv", "mt\tMT \tedited\n"), "p.tsv:1: two columns are called mt");
    assert!(error("p.tsv", "a\rb\u{1b}[2J\tb\n").ends_with("it has: a\u{fffd}b\u{fffd}[2J, b"));
}

#[test]
fn a_record_of_50_megabytes_is_refused_with_its_line() {
    let long = "ا".repeat(25 << 20);
    for (name, content) in [
        ("p.tsv", format!("mt\tedited\na\tb\n{long}\tb\n")),
        ("p.csv", format!("mt,edited\na,b\n\"{long}\",b\n")),
        ("p.jsonl", format!("{{\"mt\":\"a\",\"edited\":\"\"}}\n\n{{\"mt\":\"{long}\",\"edited\":\"\"}}\n")),
    ] {
        let message = error(name, &content);
        assert!(message.starts_with(&format!("{name}:3: a record of more than 16 MiB")), "{message}");
    }
}

#[test]
fn lone_surrogates_and_cut_objects_in_json_are_told_with_their_line() {
    for line in [
        r#"{"mt":"\ud800","edited":"x"}"#,
        r#"{"mt":"\ude00\ud83d","edited":"x"}"#,
        r#"{"mt":"a","edited":"b"#,
        r#"{"mt":null,"edited":"b"}"#,
        r#"["a","b"]"#,
        r#"{"mt":"a","mt":"b","edited":"c"}"#,
        r#"{"mt":"a"}"#,
        &format!(r#"{{"mt":"a","edited":"b","x":{}"#, "[".repeat(100_000)),
    ] {
        let message = error("p.jsonl", &format!("{{\"mt\":\"a\",\"edited\":\"b\"}}\n{line}\n"));
        assert!(message.starts_with("p.jsonl:2: "), "{message}");
        assert!(message.lines().count() == 1 && message.len() < 300, "{message}");
    }
    let nested = format!(r#"{{"mt":"a","edited":"b","x":{}{}}}"#, "[".repeat(50_000), "]".repeat(50_000));
    assert!(records("p.jsonl", nested.as_bytes()).is_ok_and(|records| records.len() == 1));
}

#[test]
fn bad_bytes_are_told_after_the_records_before_them() {
    let tsv = [b"mt\tedited\na\tb\n".as_slice(), b"c\t\xE9\n"].concat();
    assert_eq!(
        records("p.tsv", &tsv).unwrap_err(),
        "p.tsv: byte 16 (line 3) is not UTF-8; convert the file to UTF-8"
    );
}
