//! XLIFF 1.2 and 2.x: one file with candidates, two files joined, inline tags.

use predicates::str::contains;

use super::{cells, failure, findings, folder, gzip, output, records, tadqiq};
use tadqiq::document::Tag;

/// A file of XLIFF 1.2 with these units.
fn version1(units: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"1.2\" \
         xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file original=\"a.docx\" source-language=\"en\" \
         target-language=\"ar\" datatype=\"x-docx\"><header><note>نص</note></header>\n<body>{units}</body></file></xliff>"
    )
}

/// A file of XLIFF 2.1 with these units.
fn version2(units: &str) -> String {
    format!(
        "<xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" \
         xmlns:m=\"urn:oasis:names:tc:xliff:matches:2.0\" srcLang=\"en\" trgLang=\"ar\"><file id=\"f1\">{units}</file></xliff>"
    )
}

#[test]
fn alt_trans_is_held_against_target() {
    let units = "<group><trans-unit id=\"u7\"><source>He met Gerasimov &amp; others.</source>\
                 <target>التقى نظيره غيراسيموف أمس.</target>\
                 <alt-trans alttranstype=\"previous-version\"><target>قديم</target></alt-trans>\
                 <alt-trans><target state-qualifier=\"fuzzy-match\">ذاكرة</target></alt-trans>\
                 <alt-trans origin=\"TM-7\"><target>غير معروف</target></alt-trans>\
                 <alt-trans origin=\"Some MT\"><target>التقى نظيره Unacimov أمس.</target></alt-trans></trans-unit></group>\
                 <trans-unit id=\"u8\"><source>x</source><target>س</target></trans-unit>";
    let found = records("p.xlf", version1(units).as_bytes()).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].id.as_deref(), Some("u7"));
    assert_eq!(found[0].source.as_deref(), Some("He met Gerasimov & others."));
    assert_eq!(found[0].mt, "التقى نظيره Unacimov أمس.");
    assert_eq!(found[0].edited, "التقى نظيره غيراسيموف أمس.");
    let here = folder(&[("p.xliff.gz", &gzip(version1(units).as_bytes()))]);
    let rows = findings(&here, &["p.xliff.gz"], "untranslated");
    let columns = ["mt_span", "suggestion", "mt_file", "mt_line", "mt_start", "mt_end"];
    assert_eq!(cells(&rows[0], &columns), "Unacimov|غيراسيموف|p.xliff.gz|u7|12|20");
}

#[test]
fn every_form_of_report_keeps_the_ids_of_units() {
    let units = "<trans-unit id=\"واحد.7\"><source>x</source><target>التقى نظيره غيراسيموف أمس.</target>\
                 <alt-trans><target>التقى نظيره Unacimov أمس.</target></alt-trans></trans-unit>";
    let here = folder(&[("p.xlf", version1(units).as_bytes())]);
    for format in ["csv", "tsv", "jsonl", "text", "html", "sarif", "github"] {
        let report = output(&here, &["audit", "p.xlf", "--format", format]);
        assert!(report.contains("واحد.7"), "{format}: {report}");
    }
    output(&here, &["audit", "p.xlf", "-o", "r.xlsx"]);
    let table = tadqiq::review::Table::read(&here.path().join("r.xlsx")).unwrap();
    assert_eq!(table.rows[0].get(table.column("mt_line")), "واحد.7");
}

#[test]
fn matches_of_the_machine_are_held_against_the_segment_that_they_translate() {
    let units = "<unit id=\"u1\"><m:matches>\
        <m:match ref=\"#s2\" type=\"tm\"><source>Two.</source><target>ذاكرة</target></m:match>\
        <m:match ref=\"#s2\" type=\"mt\"><source>Two.</source><target>اثنان</target></m:match>\
        <m:match ref=\"#x\" type=\"mt\"><source>One.</source><target>واحد</target></m:match></m:matches>\
        <segment id=\"s1\"><source>One.</source><target>الأول</target></segment>\
        <ignorable><source> </source><target> </target></ignorable>\
        <segment id=\"s2\"><source>Two.</source><target>الثاني</target></segment></unit>\
        <unit id=\"u2\"><m:matches><m:match ref=\"#m1\" type=\"mt\"><source>part</source><target>جزء</target></m:match>\
        </m:matches><segment><source>a <mrk id=\"m1\">part</mrk></source><target>من جزء</target></segment></unit>";
    let found = records("p.xlf", version2(units).as_bytes()).unwrap();
    let told: Vec<_> =
        found.iter().map(|r| (r.id.as_deref().unwrap(), r.mt.as_str(), r.edited.as_str())).collect();
    // The match of `u2` translates a part of it alone.
    assert_eq!(told, [("u1/s1", "واحد", "الأول"), ("u1/s2", "اثنان", "الثاني")]);
}

#[test]
fn two_files_are_joined_by_their_units_in_whatever_order() {
    let unit = |id: &str, target: &str| {
        format!("<trans-unit id=\"{id}\"><source>s</source><target>{target}</target></trans-unit>")
    };
    let mt = version1(
        &(unit("a", "التقى نظيره Unacimov أمس.") + &unit("b", "وصل 129 شخصا.") + &unit("c", "لا شيء")),
    );
    let edited = version1(
        &(unit("z", "زائد")
            + &unit("b", "وصل 192 شخصا.")
            + &unit("a", "التقى نظيره غيراسيموف أمس.")
            + &unit("c", "")),
    );
    let files = [("mt.xlf", mt.as_bytes()), ("edited.xlf", edited.as_bytes())];
    let here = folder(&[files[0], files[1], ("mt.xml", files[0].1), ("edited", files[1].1)]);
    let columns = ["mt_file", "mt_line", "mt_span", "edited_file", "edited_line", "suggestion"];
    let rows = findings(&here, &["mt.xlf", "edited.xlf"], "untranslated");
    assert_eq!(cells(&rows[0], &columns), "mt.xlf|a|Unacimov|edited.xlf|a|غيراسيموف");
    let rows = findings(&here, &["mt.xlf", "edited.xlf"], "number");
    assert_eq!(cells(&rows[0], &columns), "mt.xlf|b|129|edited.xlf|b|192");
    // Names that say nothing make no difference.
    let rows = findings(&here, &["mt.xml", "edited"], "number");
    assert_eq!(cells(&rows[0], &columns), "mt.xml|b|129|edited|b|192");
    // What one file alone has translated is left out.
    let all = output(&here, &["audit", "mt.xlf", "edited.xlf", "--select", "all"]);
    assert!(!all.contains("لا شيء") && !all.contains("زائد"), "{all}");
    for format in ["csv", "html"] {
        let told = tadqiq(&here, &["audit", "mt.xlf", "edited.xlf", "--format", format]).assert().code(0);
        told.stderr(contains("2 units were left out: they have no machine translation or no edited version"));
    }
    // Units are lines for the other commands, too.
    assert_eq!(output(&here, &["ter", "mt.xlf", "edited.xlf"]).lines().count(), 3);
}

#[test]
fn units_of_several_files_are_told_apart() {
    let body = |target: &str| {
        format!("<body><trans-unit id=\"1\"><source>s</source><target>{target}</target></trans-unit></body>")
    };
    let file = |first: &str, second: &str| {
        format!(
            "<xliff version=\"1.2\"><file original=\"x\">{}</file><file original=\"y\">{}</file></xliff>",
            body(first),
            body(second)
        )
    };
    let here = folder(&[
        ("mt.xlf", file("نص أول", "وصل 129 شخصا.").as_bytes()),
        ("edited.xlf", file("نص أول", "وصل 192 شخصا.").as_bytes()),
    ]);
    let rows = findings(&here, &["mt.xlf", "edited.xlf"], "number");
    assert_eq!(cells(&rows[0], &["mt_line", "mt_span"]), "y/1|129");
}

#[test]
fn inline_tags_are_kept_out_of_the_text() {
    let target = "اضغط <g id=\"1\">هنا<x id=\"2\"/></g> ثم<ph id=\"3\">&lt;br/&gt;</ph> <mrk mtype=\"term\">أغلق</mrk>\
                  <bpt id=\"4\">{b}<sub>فرع</sub></bpt><!-- ملاحظة --> <![CDATA[<الملف> &]]>&#x200F;.";
    let unit = format!(
        "<trans-unit id=\"t\"><source>s</source><target>{target}</target><alt-trans><target>{target}</target></alt-trans></trans-unit>"
    );
    let found = records("p.xlf", version1(&unit).as_bytes()).unwrap();
    assert_eq!(found[0].edited, "اضغط هنا ثم أغلق <الملف> &\u{200f}.");
    let tags: Vec<(usize, &str)> =
        found[0].edited_tags.iter().map(|Tag { at, label }| (*at as usize, &**label)).collect();
    let place = |text: &str| found[0].edited.find(text).unwrap();
    let after = place("هنا") + "هنا".len();
    let expected = [
        (place("هنا"), "<g id=\"1\">"),
        (after, "<x id=\"2\"/>"),
        (after, "</g>"),
        (place("ثم") + "ثم".len(), "<br/>"),
        (place("أغلق") + "أغلق".len(), "{b}"),
    ];
    assert_eq!(tags, expected);
    let here = folder(&[("p.xlf", version1(&unit).as_bytes())]);
    assert_eq!(findings(&here, &["p.xlf"], "markup"), Vec::<serde_json::Value>::new());
}

#[test]
fn a_tag_that_is_lost_added_or_changed_is_a_finding_at_its_place() {
    let unit = |id: &str, mt: &str, edited: &str| {
        format!(
            "<trans-unit id=\"{id}\"><source>s</source><target>{edited}</target><alt-trans><target>{mt}</target></alt-trans></trans-unit>"
        )
    };
    let units = [
        unit("lost", "ثم اضغط هنا الآن", "ثم اضغط <g id=\"1\">هنا</g> الآن"),
        unit("added", "اضغط <x id=\"9\"/>هنا", "اضغط هنا"),
        unit("changed", "اضغط <g id=\"1\">هنا</g>", "اضغط <g id=\"2\">هنا</g>"),
        unit("end", "اضغط هنا", "اضغط هنا<x id=\"5\"/>"),
        unit("other", "<x id=\"9\"/>ثم اضغط هنا", "ثم اضغط <ph id=\"1\"/>هنا"),
        unit("bare", "<x id=\"1\"/>", "<x id=\"2\"/>"),
        unit("alone", "", "<x id=\"5\"/>"),
    ];
    let here = folder(&[("p.xlf", version1(&units.concat()).as_bytes())]);
    let rows = findings(&here, &["p.xlf"], "markup");
    let columns = ["mt_line", "mt_start", "mt_end", "mt_span", "suggestion", "reason"];
    let told: Vec<String> = rows.iter().map(|row| cells(row, &columns)).collect();
    let expected = [
        "lost|8|8||<g id=\"1\">|the tag ‘<g id=\"1\">’ of the edited text is missing",
        "lost|11|11||</g>|the tag ‘</g>’ of the edited text is missing",
        "added|5|5|||the tag ‘<x id=\"9\"/>’ is not in the edited text",
        "changed|5|5||<g id=\"2\">|the tag ‘<g id=\"1\">’ is ‘<g id=\"2\">’ in the edited text",
        "end|8|8||<x id=\"5\"/>|the tag ‘<x id=\"5\"/>’ of the edited text is missing",
        "other|0|0|||the tag ‘<x id=\"9\"/>’ is not in the edited text",
        "other|8|8||<ph id=\"1\"/>|the tag ‘<ph id=\"1\"/>’ of the edited text is missing",
        "bare|0|0||<x id=\"2\"/>|the tag ‘<x id=\"1\"/>’ is ‘<x id=\"2\"/>’ in the edited text",
    ];
    assert_eq!(told, expected);
    // Each has a name of its own, and every form of report can say it.
    let names: std::collections::BTreeSet<String> =
        rows.iter().map(|row| row["fingerprint"].to_string()).collect();
    assert_eq!(names.len(), 8);
    for format in ["csv", "text", "html", "sarif", "github"] {
        assert!(output(&here, &["audit", "p.xlf", "--format", format]).contains("is not in the edited text"));
    }
}

#[test]
fn both_files_must_be_of_one_format() {
    let here = folder(&[("a.xlf", version1("").as_bytes()), ("b.txt", b"x"), ("c.tmx", b"<tmx/>")]);
    for (mt, edited) in [("a.xlf", "b.txt"), ("b.txt", "a.xlf"), ("a.xlf", "c.tmx")] {
        assert!(failure(&here, &["audit", mt, edited]).contains("no two files of one format"));
    }
}

#[test]
fn files_that_have_nothing_to_compare_are_told() {
    let unit = |id: &str| {
        version1(&format!("<trans-unit id=\"{id}\"><source>s</source><target>نص</target></trans-unit>"))
    };
    let here = folder(&[("a.xlf", unit("1").as_bytes()), ("b.xlf", unit("2").as_bytes())]);
    let message = failure(&here, &["audit", "a.xlf"]);
    assert!(
        message.contains("a.xlf: no unit holds both a machine translation and a translation"),
        "{message}"
    );
    let message = failure(&here, &["audit", "a.xlf", "b.xlf"]);
    assert!(message.contains("no translated unit of a.xlf is in b.xlf, too"), "{message}");
    let empty = folder(&[("a.xlf", version1("").as_bytes())]);
    output(&empty, &["audit", "a.xlf"]);
}
