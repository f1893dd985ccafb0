//! Input from strangers: a right answer, or one line that says what is wrong and where.

use super::records;

fn error(name: &str, content: &str) -> String {
    records(name, content.as_bytes()).unwrap_err()
}

#[test]
fn the_line_of_a_broken_row_is_told_whatever_ends_the_lines() {
    for end in ["\n", "\r\n", "\r"] {
        let csv = ["mt,edited", "\"a\nb\",c", "", "x"].join(end);
        assert_eq!(error("p.csv", &csv), "p.csv:5: 1 column where the header has 2", "{end:?}");
    }
    for end in ["\n", "\r\n"] {
        let tsv = ["mt\tedited", "a\tb", "", "x"].join(end);
        assert_eq!(error("p.tsv", &tsv), "p.tsv:4: 1 column where the header has 2");
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
    assert_eq!(error("p.tsv", "mt\tMT \tedited\n"), "p.tsv:1: two columns are called mt; rename one of them");
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

/// A file of XLIFF 1.2 with one unit, whose two versions are this.
fn xliff(declaration: &str, text: &str) -> String {
    format!(
        "{declaration}<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file original=\"a\"><body>\n\
         <trans-unit id=\"1\"><source>s</source>\n<target>{text}</target>\n\
         <alt-trans><target>{text}</target></alt-trans></trans-unit></body></file></xliff>"
    )
}

fn xliff_error(declaration: &str, text: &str) -> String {
    error("p.xlf", &xliff(declaration, text))
}

#[test]
fn elements_nested_without_end_are_refused() {
    for (open, close, problem) in [
        ("<g id=\"1\">", "</g>", "elements are nested more than 1000 deep"),
        ("<ph><sub>", "</sub></ph>", "elements are nested more than 1000 deep"),
        ("<a xmlns=\"b\">", "</a>", "more than 128 namespaces are declared within each other"),
    ] {
        let message = xliff_error("", &(open.repeat(50_000) + &close.repeat(50_000)));
        assert_eq!(message, format!("p.xlf:3: {problem}"));
    }
    let groups = format!("<xliff><file>{}</file></xliff>", "<group>".repeat(1_000_000));
    assert_eq!(error("p.xlf", &groups), "p.xlf:1: elements are nested more than 1000 deep");
    let deep = "<g>".repeat(900) + "نص" + &"</g>".repeat(900);
    assert_eq!(records("p.xlf", xliff("", &deep).as_bytes()).unwrap()[0].mt_tags.len(), 1800);
}

#[test]
fn entities_are_never_expanded() {
    let declared = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>\n";
    for entity in ["&b;", "&f;", "&nbsp;"] {
        let message = xliff_error(declared, entity);
        assert_eq!(
            message,
            format!("p.xlf:4: the entity {entity} is none of XML's five; write the character itself")
        );
    }
    assert!(xliff_error(declared, "<x id=\"&b;\"/>").starts_with("p.xlf:4: an attribute: "));
    let known =
        records("p.xlf", xliff(declared, "&lt;&gt;&amp;&apos;&quot;&#1593;&#x639;").as_bytes()).unwrap();
    assert_eq!(known[0].mt, "<>&'\"عع");
    for reference in ["&#0;", "&#xD800;", "&#x110000;", "&#;", "&#99999999999;"] {
        assert_eq!(xliff_error("", reference), format!("p.xlf:3: {reference} is no character"));
    }
    assert!(
        xliff_error("", "a & b").starts_with("p.xlf:3: no well-formed XML: entity or character reference")
    );
}

#[test]
fn a_file_that_is_cut_anywhere_is_an_error() {
    let whole = xliff("<?xml version=\"1.0\"?>\n", "اضغط <g id=\"1\">هنا</g> &amp; <![CDATA[x]]><!-- y -->");
    let end = whole.rfind('>').unwrap();
    for cut in (1..end).filter(|&cut| whole.is_char_boundary(cut)) {
        let message = error("p.xlf", &whole[..cut]);
        assert!(message.starts_with("p.xlf:") && message.lines().count() == 1, "{cut}: {message}");
    }
    assert_eq!(error("p.xlf", ""), "p.xlf:1: no XLIFF: the file has no element");
    assert_eq!(error("p.tmx", "text \n"), "p.tmx:2: no TMX: the file has no element");
}

#[test]
fn what_is_no_xliff_is_told() {
    assert_eq!(error("p.xlf", "<html/>"), "p.xlf:1: the root element is <html>, and not <xliff>");
    assert_eq!(error("p.tmx", "\n<a:xliff/>"), "p.tmx:2: the root element is <xliff>, and not <tmx>");
    let other = "<xliff xmlns=\"http://example.org/other\"/>";
    assert!(error("p.xlf", other).contains("<xliff> is of the namespace http://example.org/other"));
    assert!(error("p.xlf", "<xliff></file>").starts_with("p.xlf:1: no well-formed XML: expected `</xliff>`"));
    assert!(error("p.xlf", "just text").starts_with("p.xlf:1: no XLIFF"));
    assert!(xliff_error("", "<g id=\"1\" id=\"2\"/>").starts_with("p.xlf:3: no well-formed XML: "));
    // Elements of another namespace are no units.
    let foreign = "<xliff xmlns:o=\"urn:o\"><file><body><o:trans-unit id=\"1\"><target>x</target>\
                   <alt-trans><target>y</target></alt-trans></o:trans-unit></body></file></xliff>";
    assert_eq!(records("p.xlf", foreign.as_bytes()).unwrap(), []);
}

#[test]
fn encodings_of_xml_are_those_of_text() {
    let text = xliff("<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "نص😀");
    let wide: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(records("p.xlf", &wide).unwrap()[0].mt, "نص😀");
    let marked = format!("\u{feff}{}", xliff("", "a\nb").replace('\n', "\r\n"));
    assert_eq!(records("p.xlf", marked.as_bytes()).unwrap()[0].mt, "a\nb");
    let latin = xliff("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", "cafX");
    let latin: Vec<u8> = latin.bytes().map(|byte| if byte == b'X' { 0xE9 } else { byte }).collect();
    let message = "p.xlf:1: the file says that its encoding is ISO-8859-1; convert it to UTF-8";
    assert_eq!(records("p.xlf", &latin).unwrap_err(), message);
    let undeclared: Vec<u8> =
        xliff("", "cafX").bytes().map(|byte| if byte == b'X' { 0xE9 } else { byte }).collect();
    assert!(records("p.xlf", &undeclared).unwrap_err().contains("(line 3) is not UTF-8"));
    let unmarked: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(records("p.xlf", &unmarked).is_err());
}

#[test]
fn what_is_very_long_is_refused_in_a_unit_and_passed_over_outside() {
    let long = "ا".repeat(9 << 20);
    for text in
        [&long, &format!("<x id=\"{long}\"/>"), &format!("<!--{long}-->"), &format!("<![CDATA[{long}]]>")]
    {
        assert!(xliff_error("", text).starts_with("p.xlf:3: a record of more than 16 MiB"));
    }
    let many = "<x id=\"1\"/>".repeat(2 << 20);
    assert!(xliff_error("", &many).starts_with("p.xlf:3: a record of more than 16 MiB"));
    let embedded = xliff("", "نص").replace("<body>", &format!("<header>{long}</header><body>"));
    assert_eq!(records("p.xlf", embedded.as_bytes()).unwrap().len(), 1);
    let catalogue = format!(
        "msgid \"a\"\nmsgstr \"\"\n{}",
        "\"0123456789012345678901234567890123456789\"\n".repeat(500_000)
    );
    let here = super::folder(&[("a.po", catalogue.as_bytes()), ("b.po", b"msgid \"a\"\nmsgstr \"b\"\n")]);
    let message = super::failure(&here, &["audit", "a.po", "b.po"]);
    assert!(message.contains("a.po:419433: a record of more than 16 MiB"), "{message}");
}

#[test]
fn odd_characters_are_text() {
    for text in ["\u{301}\u{64b}\u{651}", "\0", "\u{202e}نص", "\u{feff}", "\u{85}\u{2028}"] {
        assert_eq!(records("p.xlf", xliff("", text).as_bytes()).unwrap()[0].mt, text);
        let tsv = format!("mt\tedited\n{text}\t{text}\n");
        assert_eq!(records("p.tsv", tsv.as_bytes()).unwrap()[0].mt, text);
    }
}

#[test]
fn a_repeated_id_is_read_as_often_as_it_stands() {
    let unit = |mt: &str, edited: &str| {
        format!(
            "<trans-unit id=\"1\"><target>{edited}</target><alt-trans><target>{mt}</target></alt-trans></trans-unit>"
        )
    };
    let units = unit("أ", "ب") + &unit("ت", "ث");
    let found =
        records("p.xlf", format!("<xliff><file><body>{units}</body></file></xliff>").as_bytes()).unwrap();
    let told: Vec<_> = found.iter().map(|record| (record.mt.as_str(), record.edited.as_str())).collect();
    assert_eq!(told, [("أ", "ب"), ("ت", "ث")]);
}

#[test]
fn an_error_after_good_records_leaves_nothing_half_written() {
    let good = "التقى نظيره Unacimov أمس.";
    let whole = xliff("", good);
    let cut = &whole[..whole.rfind("</body>").unwrap()];
    let tsv = format!("mt\tedited\n{good}\tالتقى نظيره غيراسيموف أمس.\nx\n");
    let here = super::folder(&[("p.xlf", cut.as_bytes()), ("p.tsv", tsv.as_bytes())]);
    for (name, problem) in
        [("p.xlf", "the file ends before its elements are closed: it is cut"), ("p.tsv", "p.tsv:3: 1 column")]
    {
        let message = super::failure(&here, &["audit", name, "-o", "report.csv", "-o", "report.html"]);
        assert!(message.contains(problem), "{message}");
        assert_eq!(std::fs::read_dir(here.path()).unwrap().count(), 2);
    }
}

#[test]
fn what_there_is_too_much_of_is_refused_before_it_takes_time() {
    let attributes = (0..200_000).map(|number| format!(" a{number}=\"\"")).collect::<Vec<_>>().concat();
    let message = xliff_error("", &format!("<x{attributes}/>"));
    assert_eq!(message, "p.xlf:3: an element with more than 256 attributes");
    for (name, separator) in [("p.csv", ","), ("p.tsv", "\t")] {
        let row = separator.repeat(2_000_000);
        assert_eq!(error(name, &row), format!("{name}:1: more than 1000 columns"));
        let header = format!("mt{separator}edited\n{row}");
        assert_eq!(error(name, &header), format!("{name}:2: more than 1000 columns"));
    }
    let forms = (0..200_000).map(|form| format!("msgstr[{form}] \"\"\n")).collect::<Vec<_>>().concat();
    let here = super::folder(&[("a.po", format!("msgid \"a\"\n{forms}").as_bytes()), ("b.po", b"")]);
    assert!(
        super::failure(&here, &["audit", "a.po", "b.po"])
            .contains("a.po:102: no line of a PO file: msgstr[100]")
    );
}
