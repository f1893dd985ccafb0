//! PO: two catalogues joined by their messages.

use super::{cells, failure, findings, folder, output};
use tadqiq::read::PairFiles;

const HEADER: &str = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";

fn pairs(mt: &str, edited: &str) -> Result<Vec<(String, String, String)>, String> {
    let here = folder(&[("mt.po", mt.as_bytes()), ("edited.po", edited.as_bytes())]);
    let (mt, edited) = (here.path().join("mt.po"), here.path().join("edited.po"));
    let records = PairFiles::of_two(&mt, &edited).unwrap().records().unwrap();
    let told = records.map(|record| record.map(|r| (r.id.unwrap(), r.mt, r.edited)));
    told.collect::<Result<_, _>>().map_err(|error| super::bare(&error.to_string(), &mt))
}

#[test]
fn messages_are_joined_by_context_and_id() {
    let mt = format!(
        "{HEADER}# note\n#: a.c:7\n#, fuzzy, c-format\nmsgctxt \"menu\"\nmsgid \"Open\"\nmsgstr \"افتح\"\n\
         msgid \"Open\"\nmsgstr \"مفتوح\"\n\nmsgid \"\"\n\"two\\n\"\n\"lines\"\nmsgstr \"سطر\\n\"\n\"ثان\"\n\n\
         #~ msgid \"gone\"\n#~ msgstr \"ذهب\"\n"
    );
    let edited = format!(
        "{HEADER}msgid \"two\\nlines\"\nmsgstr \"سطر\\nآخر\"\n\n#, fuzzy\n#| msgid \"old\"\nmsgid \"Open\"\nmsgstr \"لم ينظر\"\n\n\
         msgctxt \"menu\"\nmsgid \"Open\"\nmsgstr \"فتح\"\n"
    );
    let expected = [("menu|Open", "افتح", "فتح"), ("two\\nlines", "سطر\nثان", "سطر\nآخر")];
    let expected: Vec<_> =
        expected.iter().map(|&(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())).collect();
    assert_eq!(pairs(&mt, &edited).unwrap(), expected);
    // The same with other line ends and a byte order mark.
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(pairs(&windows(&mt), &windows(&edited)).unwrap(), expected);
}

#[test]
fn every_plural_form_is_a_unit() {
    let catalogue = |zero: &str, many: &str| {
        format!(
            "{HEADER}msgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"{zero}\"\nmsgstr[1] \"ملف واحد\"\nmsgstr[2] \"{many}\"\n"
        )
    };
    let here = folder(&[
        ("mt.po", catalogue("لا ملف", "%d ملفات في 129 مجلدا").as_bytes()),
        ("edited.po", catalogue("لا ملف", "%d ملفات في 192 مجلدا").as_bytes()),
    ]);
    let rows = findings(&here, &["mt.po", "edited.po"], "number");
    assert_eq!(cells(&rows[0], &["mt_line", "mt_span", "suggestion"]), "%d file[2]|129|192");
    let broken = catalogue("لا ملف", "ملفات في 192 مجلدا");
    let here = folder(&[
        ("mt.po", broken.as_bytes()),
        ("edited.po", catalogue("لا ملف", "%d ملفات في 192 مجلدا").as_bytes()),
    ]);
    let rows = findings(&here, &["mt.po", "edited.po"], "markup");
    assert_eq!(cells(&rows[0], &["mt_line", "suggestion"]), "%d file[2]|%d");
}

#[test]
fn one_catalogue_alone_is_not_enough() {
    let here = folder(&[("a.po", HEADER.as_bytes()), ("b.po", HEADER.as_bytes())]);
    assert!(failure(&here, &["audit", "a.po"]).contains("a PO file holds one translation alone"));
    output(&here, &["audit", "a.po", "b.po"]);
}

#[test]
fn what_is_no_po_is_told_with_its_line() {
    for (text, problem) in [
        ("msgid \"a\"\nhello\n", "mt.po:2: no line of a PO file: hello"),
        ("\"a\"\n", "mt.po:1: a quoted text that belongs to no message"),
        ("msgstr \"a\"\n", "mt.po:1: a msgstr without msgid"),
        ("msgid \"a\n", "mt.po:1: the text must stand in quotation marks"),
        ("msgid \"a\\q\"\n", "mt.po:1: unknown escape \\q"),
        ("\n\nmsgid \"a\"\n\n", "mt.po:3: a message without msgstr"),
        ("msgctxt \"a\"\n", "mt.po:1: a message without msgid"),
        ("msgid \"a\"\nmsgid \"b\"\n", "mt.po:2: the same keyword twice in one message"),
        ("msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"\n", "mt.po:3: a second msgstr for one message"),
        ("msgid \"a\"\nmsgstr[x] \"b\"\n", "mt.po:2: no line of a PO file: msgstr[x] \"b\""),
    ] {
        assert_eq!(pairs(text, "").unwrap_err(), problem);
    }
}
