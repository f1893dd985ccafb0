//! What holds for every input.

use proptest::prelude::*;
use tadqiq::audit::audit;
use tadqiq::finding::{Category, Finding};
use tadqiq::read;

use crate::entry_points::{self as entry, documents as pair, everything};

/// What is found in a text that is audited against itself.
fn differing(text: &str) -> Vec<Finding> {
    // What is wrong in the text alone (encoding, loops, quotation marks) both sides have, so it is no finding.
    let found = audit(pair(text, text), Vec::new(), &everything()).findings;
    found.into_iter().filter(|finding| finding.category != Category::InconsistentName).collect()
}

#[test]
fn segments_without_words_are_paired_with_their_like() {
    for text in ["، ، ", "\0 ", "\u{200f}\n\0 ", "\0\n\u{200f}\n\0\n:: ", "قال ؟и“ قال ", ":: "] {
        assert_eq!(differing(text), [], "{text:?}");
    }
}

/// Words that make trouble: several scripts and digits, marks, bidi controls, markup, lone combining marks.
fn word() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "قال",
        "وزير",
        "الدفاع",
        "غيراسيموف",
        "Unacimov",
        "فرانسوا",
        "هولاند",
        "لودريان",
        "لوبريا",
        "في",
        "لم",
        "ليس",
        "129",
        "١٢٩",
        "3.5",
        "II",
        "ثلاثة",
        "12٪",
        "،",
        "؟",
        ".",
        "“",
        "”",
        "(",
        ")",
        "\"",
        "the",
        "The",
        "minister",
        "minsiter",
        "{name}",
        "<b>",
        "http://a.org/x",
        "#وسم",
        "שלום",
        "и",
        "министр",
        "中国",
        "\u{200f}",
        "\u{202e}",
        "\u{fffd}",
        "أُوكْ",
        "ــ",
        "\u{301}",
        "é",
        "e\u{301}",
        "Ã©",
        "د.",
        "…",
        "ﷺ",
        "½",
        "\u{0}",
        "😀",
    ]);
    prop_oneof![8 => known.prop_map(str::to_owned), 1 => "\\PC{1,6}"]
}

fn text() -> impl Strategy<Value = String> {
    let separator = prop::sample::select(vec![" ", " ", " ", " ", ". ", "\n", "\r\n", "", "\t", "؟ "]);
    prop::collection::vec((word(), separator), 0..40)
        .prop_map(|parts| parts.into_iter().map(|(word, separator)| word + separator).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_span_stands_where_its_finding_says(mt in text(), edited in text()) {
        entry::audit_texts(&mt, &edited);
    }

    #[test]
    fn an_audit_without_an_edited_version_tells_its_places_too(mt in text(), related in text()) {
        entry::audit_alone(&mt, &related);
    }

    #[test]
    fn words_are_linked_once_with_exchanges_and_without(mt in text(), edited in text()) {
        entry::align_with_exchanges(&mt, &edited);
    }

    #[test]
    fn every_segment_is_in_one_bead(mt in text(), edited in text()) {
        entry::align_texts(&mt, &edited);
    }

    #[test]
    fn a_text_against_itself_differs_in_nothing(text in text()) {
        prop_assert_eq!(differing(&text), []);
    }

    #[test]
    fn threads_change_nothing(mt in text(), edited in text()) {
        let run = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| audit(pair(&mt, &edited), Vec::new(), &everything()).findings)
        };
        prop_assert_eq!(run(1), run(3));
    }

    #[test]
    fn folding_twice_is_folding_once_and_leads_back(text in text()) {
        entry::fold_and_lead_back(&text);
    }

    #[test]
    fn sentences_and_tokens_come_in_order_and_hold_all_that_is_seen(text in text()) {
        entry::cut(&text);
    }

    #[test]
    fn any_bytes_are_decoded_or_refused_with_their_place(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let length = bytes.len();
        if let Err(error) = read::decode(&bytes, std::path::Path::new("f")) {
            let tadqiq::Error::Encoding { offset, .. } = error else { panic!("{error}") };
            prop_assert!(offset <= length);
        }
    }
}
