//! TMX: two versions in one language, marked in one file or joined from two.

use super::{cells, findings, folder, records};

/// A memory with these units.
fn memory(units: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\"><header creationtool=\"x\" \
         srclang=\"en\" datatype=\"plaintext\"/><body>{units}</body></tmx>"
    )
}

fn variant(language: &str, about: &str, text: &str) -> String {
    format!("<tuv xml:lang=\"{language}\" {about}><seg>{text}</seg></tuv>")
}

#[test]
fn of_two_texts_in_one_language_the_marked_one_is_the_machines() {
    let source = variant("en-US", "", "He met Gerasimov.");
    let edited = variant("ar", "creationid=\"Mona\"", "التقى غيراسيموف أمس.");
    let machine = "التقى Unacimov أمس.";
    for marked in [
        variant("ar", "creationid=\"MT!\"", machine),
        variant("AR", "creationtool=\"Some machine translation 2.1\"", machine),
        format!("<tuv xml:lang=\"ar\"><prop type=\"x-origin\">NMT</prop><seg>{machine}</seg></tuv>"),
    ] {
        for order in [[&source, &marked, &edited], [&edited, &source, &marked]] {
            let texts: String = order.into_iter().map(String::as_str).collect();
            let found = records("p.tmx", memory(&format!("<tu tuid=\"7\">{texts}</tu>")).as_bytes()).unwrap();
            assert_eq!(found.len(), 1, "{texts}");
            assert_eq!((found[0].mt.as_str(), found[0].edited.as_str()), (machine, "التقى غيراسيموف أمس."));
            assert_eq!(
                (found[0].id.as_deref(), found[0].source.as_deref()),
                (Some("7"), Some("He met Gerasimov."))
            );
        }
    }
    let unmarked = memory(&format!("<tu>{source}{edited}{}</tu>", variant("ar", "", machine)));
    assert!(records("p.tmx", unmarked.as_bytes()).unwrap_err().contains("no unit holds both"));
}

#[test]
fn two_memories_are_joined_by_tuid_or_else_by_the_source() {
    let unit = |id: &str, source: &str, target: &str| {
        format!("<tu {id}>{}{}</tu>", variant("en", "", source), variant("ar", "creationid=\"MT!\"", target))
    };
    let mt = [
        unit("tuid=\"t1\"", "one", "وصل 129 شخصا."),
        unit("", "two", "غادر 12 شخصا."),
        unit("", "two", "غادر 13 شخصا."),
    ];
    let edited = [
        unit("", "two", "غادر 21 شخصا."),
        unit("", "two", "غادر 31 شخصا."),
        unit("tuid=\"t1\"", "one, reworded", "وصل 192 شخصا."),
    ];
    let here = folder(&[
        ("mt.tmx", memory(&mt.concat()).as_bytes()),
        ("edited.tmx", memory(&edited.concat()).as_bytes()),
    ]);
    let rows = findings(&here, &["mt.tmx", "edited.tmx"], "number");
    let told: Vec<String> =
        rows.iter().map(|row| cells(row, &["mt_line", "mt_span", "suggestion"])).collect();
    assert_eq!(told, ["t1|129|192", "2|12|21", "3|13|31"]);
}

#[test]
fn each_language_of_a_unit_is_a_record_of_its_own() {
    let unit = |arabic: &str, german: &str| {
        let texts = [variant("ar", "", arabic), variant("en", "", "source"), variant("de", "", german)];
        memory(&format!("<tu tuid=\"1\">{}</tu>", texts.concat()))
    };
    let here = folder(&[
        ("mt.tmx", unit("وصل 129 شخصا.", "Es kamen 4 Leute.").as_bytes()),
        ("edited.tmx", unit("وصل 192 شخصا.", "Es kamen 5 Leute.").as_bytes()),
    ]);
    let rows = findings(&here, &["mt.tmx", "edited.tmx"], "number");
    let told: Vec<String> =
        rows.iter().map(|row| cells(row, &["mt_line", "mt_span", "suggestion"])).collect();
    assert_eq!(told, ["1/ar|129|192", "1/de|4|5"]);
}

#[test]
fn native_code_is_what_tags_are_told_by() {
    let seg = |code: &str| format!("اضغط <bpt i=\"1\">{code}</bpt>هنا<ept i=\"1\">&lt;/b&gt;</ept>");
    let unit = |code: &str| {
        memory(&format!("<tu>{}{}</tu>", variant("en", "", "press"), variant("ar", "", &seg(code))))
    };
    let here =
        folder(&[("mt.tmx", unit("&lt;i&gt;").as_bytes()), ("edited.tmx", unit("&lt;b&gt;").as_bytes())]);
    let rows = findings(&here, &["mt.tmx", "edited.tmx"], "markup");
    let told: Vec<String> =
        rows.iter().map(|row| cells(row, &["mt_start", "suggestion", "reason"])).collect();
    assert_eq!(told, ["5|<b>|the tag ‘<i>’ is ‘<b>’ in the edited text"]);
}
