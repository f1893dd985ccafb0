//! The entry points that are fuzzed, with inputs of known kinds; and what fuzzing found.

use proptest::prelude::*;

use crate::entry_points as entry;

/// Pieces of every format, so that what is made of them gets past the first checks.
fn content(pieces: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        12 => prop::sample::select(pieces).prop_map(|piece| piece.as_bytes().to_vec()),
        2 => prop::sample::select(&["نص", " ", "\n", "\r\n", "\t", "&amp;", "&#x200f;", "\u{301}", "\0", "\u{1e}", "x"][..])
            .prop_map(|piece| piece.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 1..4),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

const TABLE: &[&str] =
    &["mt\tedited\n", "id,mt,edited\n", "a\tb\n", "\"a", "\"", ",", "1,قال,قالت\n", "mt", "edited"];
const JSON: &[&str] = &[
    "{\"mt\":\"أ\",\"edited\":\"ب\"}\n",
    "{\"mt\":\"",
    "\",\"edited\":\"\\ud83d",
    "\\ude00\"}",
    "\",\"id\":7}\n",
    "{",
    "}",
    "[",
    "\\u",
    "\\",
];
const XLIFF: &[&str] = &[
    "<?xml version=\"1.0\"?>",
    "<xliff version=\"1.2\"><file original=\"a\"><body>",
    "</body></file></xliff>",
    "<trans-unit id=\"1\">",
    "</trans-unit>",
    "<source>s</source>",
    "<target>نص ",
    "</target>",
    "<alt-trans><target>نص آخر</target></alt-trans>",
    "<g id=\"1\">",
    "</g>",
    "<ph id=\"2\">",
    "</ph>",
    "<x/>",
    "<cp hex=\"d800\"/>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<!DOCTYPE x [<!ENTITY a \"b\">]>",
    "&a;",
];
const TMX: &[&str] = &[
    "<tmx><header srclang=\"en\"/><body>",
    "</body></tmx>",
    "<tu tuid=\"1\">",
    "</tu>",
    "<tuv xml:lang=\"en\"><seg>s</seg></tuv>",
    "<tuv xml:lang=\"ar\" creationid=\"MT\"><seg>نص",
    "<tuv xml:lang=\"ar\"><seg>نص",
    "<bpt i=\"1\">",
    "</bpt>",
    "<sub>",
    "</seg></tuv>",
];
const PO: &[&str] = &[
    "msgid \"a\"\n",
    "msgstr \"نص\"\n",
    "msgstr[0] \"نص\"\n",
    "msgid_plural \"b\"\n",
    "msgctxt \"c\"\n",
    "#, fuzzy\n",
    "#~ msgid \"x\"\n",
    "\"more\\n\"\n",
    "\"\\x41\\777\"\n",
    "\n",
];
const REVIEW: &[&str] = &[
    "sep=;\n",
    "fingerprint,decision,comment,category,mt_span,suggestion\n",
    "fingerprint;decision\n",
    "a1b2c3d4e5f60718,reject,'=1,name,\"a\nb\",c\n",
    "a1b2c3d4e5f60718;accept\n",
    "{\"fingerprint\":\"a1b2c3d4e5f60718\",\"decision\":\"fix\"}\n",
    "'",
    "\"",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn tables_of_pairs(content in content(TABLE)) {
        entry::read_pairs("f.tsv", &content);
        entry::read_pairs("f.csv", &content);
        entry::audit_file("f.csv", &content);
    }

    #[test]
    fn json_lines_of_pairs(content in content(JSON)) {
        entry::read_pairs("f.jsonl", &content);
    }

    #[test]
    fn bilingual_xml(xliff in content(XLIFF), tmx in content(TMX)) {
        for (extension, content) in [("xlf", &xliff), ("tmx", &tmx)] {
            entry::read_pairs(&format!("f.{extension}"), content);
            entry::read_joined(extension, content);
        }
        entry::audit_file("f.xlf", &xliff);
    }

    #[test]
    fn catalogues(content in content(PO)) {
        entry::read_joined("po", &content);
    }

    #[test]
    fn packed_files(content in content(TABLE), cut in 0..80_usize, flipped in 0..200_usize) {
        for packed in [crate::formats::gzip(&content), crate::formats::zstd(&content)] {
            let mut damaged = packed[..packed.len().saturating_sub(cut)].to_vec();
            if let Some(byte) = damaged.get_mut(flipped) {
                *byte ^= 4;
            }
            entry::read_text(&damaged);
            entry::read_pairs("f.tsv.gz", &damaged);
        }
    }

    #[test]
    fn reviewed_tables(content in content(REVIEW)) {
        entry::read_decisions("f.csv", &content);
        entry::read_decisions("f.jsonl", &content);
    }

    #[test]
    fn names_of_any_characters(a in "\\PC{0,12}", b in "([أ-ي]|[a-z]|\\PC){0,12}") {
        entry::compare_names(&a, &b);
    }

    #[test]
    fn texts_of_any_bytes(input in prop::collection::vec(any::<u8>(), 0..120)) {
        let (mt, edited) = entry::two_texts(&input);
        entry::fold_and_lead_back(&mt);
        entry::cut(&mt);
        entry::align_texts(&mt, &edited);
        entry::audit_texts(&mt, &edited);
        entry::audit_alone(&mt, &edited);
        entry::align_with_exchanges(&mt, &edited);
    }
}
