//! Files of pairs, whatever writes them.

use predicates::prelude::*;
use predicates::str::contains;

use super::{EDITED, MT};
use crate::fixture::{failure, folder, output, tadqiq, texts};

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

/// Cells of a table, parted by something, each in quotation marks where it is asked for.
fn table(separator: &str, quote: &str) -> String {
    let (mt, edited) = (MT.trim_end(), EDITED.trim_end());
    let row = |cells: [&str; 3]| cells.map(|cell| format!("{quote}{cell}{quote}")).join(separator) + "\r\n";
    [["ID", "MT", "Edited"], ["u7", mt, edited]].map(row).concat()
}

#[test]
fn spreadsheets_part_cells_as_their_locale_has_it() {
    let wide =
        |text: &str| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    for (name, bytes) in [
        ("semicolons.csv", table(";", "").into_bytes()),
        ("marked.csv", format!("\u{feff}{}", table(";", "")).into_bytes()),
        ("quoted.csv", table(";", "\"").into_bytes()),
        ("tabs.csv", table("\t", "\"").into_bytes()),
        ("old-macintosh.csv", table(";", "\"").replace("\r\n", "\r").into_bytes()),
        ("unicode-text.csv", wide(&table("\t", ""))),
        ("wide.csv", wide(&table(";", "\""))),
        ("told.csv", format!("sep=;\r\n{}", table(";", "")).into_bytes()),
        ("bars.csv", format!("sep=|\r\n{}", table("|", "")).into_bytes()),
        ("commas.tsv", table(",", "").into_bytes()),
        ("semicolons.dat", table(";", "").into_bytes()),
        ("unicode-text.txt", wide(&table("\t", ""))),
        ("told.dat", format!("sep=;\n{}", table(";", "\"")).into_bytes()),
    ] {
        let here = folder(&[(name, &bytes)]);
        let found = output(&here, &["audit", name]);
        assert!(found.contains(",Unacimov,غيراسيموف,") && found.contains(",u7,12,20,"), "{name}: {found}");
        assert_eq!(output(&here, &["ter", name]), "1\t1\t4\t25.00\ncorpus\t1\t4\t25.00\n", "{name}");
        assert!(output(&here, &["align", name]).contains("\t1.0000\tالتقى"), "{name}");
        let piped = tadqiq(&here, &["audit", "-"]).write_stdin(bytes).assert().code(0);
        piped.stdout(contains(",Unacimov,غيراسيموف,"));
    }
}

#[test]
fn a_separator_within_quotation_marks_parts_nothing() {
    let rows = "id;mt;edited\n1;\"Pay 129; at once\";\"Pay 192; at once\"\n2;a \"b\";a \"b\"\n";
    let here = texts(&[("p.csv", rows), ("q.csv", "mt;edited\na;b;c\n"), ("r.csv", "sep=;\nmt;edited\na\n")]);
    assert!(output(&here, &["audit", "p.csv"]).contains(",\"129\",\"192\","));
    let told = "tadqiq: q.csv:2: 3 columns where the header has 2; a text with a semicolon in it must stand in quotation \
                marks";
    assert_eq!(failure(&here, &["audit", "q.csv"]), told);
    assert_eq!(failure(&here, &["audit", "r.csv"]), "tadqiq: r.csv:3: 1 column where the header has 2");
}

#[test]
fn a_header_of_other_names_is_shown() {
    let wanted = "the first line must name the columns mt and edited (and may name id, source)";
    for (header, told) in [
        (
            "source;target",
            format!("{wanted}, with tabs, commas or semicolons between them; it has: source;target"),
        ),
        ("mt|edited", format!("{wanted}, with tabs, commas or semicolons between them; it has: mt|edited")),
        ("source,target", format!("{wanted}; it has: source, target")),
        ("mt,MT,edited", "two columns are called mt; rename one of them".to_owned()),
    ] {
        let here = texts(&[("p.csv", &format!("{header}\na,b\n"))]);
        assert_eq!(failure(&here, &["audit", "p.csv"]), format!("tadqiq: p.csv:1: {told}"));
    }
}

#[test]
fn what_is_wrong_with_json_is_told_in_words() {
    for (line, told) in [
        ("{\"mt\":\"a\"}", "the key edited is missing; its keys are: mt"),
        ("{\"MT\":\"a\",\"edited\":\"b\"}", "the key mt is missing; its keys are: MT, edited"),
        ("{}", "the key mt is missing; its keys are: none"),
        ("{\"mt\":\"a\",\"edited\":1}", "the value of edited is a number, and no text in quotation marks"),
        ("{\"mt\":null,\"edited\":\"b\"}", "the value of mt is null, and no text in quotation marks"),
        (
            "{\"mt\":\"a\",\"edited\":\"b\",\"source\":[]}",
            "the value of source is a list, and no text in quotation marks",
        ),
        ("{\"mt\":\"a\",\"edited\":\"b\",\"id\":{}}", "the value of id is neither a text nor a number"),
        (
            "{\"mt\":\"a\",\"mt\":\"b\",\"edited\":\"b\"}",
            "one of mt, edited, source and id stands there twice",
        ),
        ("mt,edited", "no object in braces"),
        ("[{\"mt\":\"a\"}]", "a list and no object; JSON Lines has an object a line"),
        ("{\"mt\":\"ا\",\"edited\":\"b\",}", "column 24: a comma too much"),
        ("{'mt':'a','edited':'b'}", "column 2: a key must stand in double quotation marks"),
        ("{\"mt\":\"a\tb\",\"edited\":\"b\"}", "a control character in a text; write a tab as \\t"),
        (
            "{\"mt\":\"a\"b\",\"edited\":\"b\"}",
            "a comma or the closing brace is missing; a quotation mark in a text",
        ),
        ("{\"mt\":\"C:\\dir\",\"edited\":\"b\"}", "a backslash before a character that needs none"),
        ("{\"mt\":\"\\ud800\",\"edited\":\"b\"}", "an escape \\u that is half a character"),
        (
            "{\"mt\":\"a\",\"edited\":\"b\"}{}",
            "something follows the object; write each object in a line of its own",
        ),
        ("{", "the object does not end in its line"),
        ("{\"mt\":\"a\",\"edi", "the object does not end in its line"),
    ] {
        let here = texts(&[("p.jsonl", &format!("{{\"mt\":\"a\",\"edited\":\"b\"}}\n\n{line}\n"))]);
        let said = failure(&here, &["audit", "p.jsonl"]);
        assert!(said.starts_with("tadqiq: p.jsonl:3: ") && said.contains(told), "{line}: {said}");
        assert!(said.ends_with(" (each line is an object with the keys mt and edited)"), "{said}");
    }
}
