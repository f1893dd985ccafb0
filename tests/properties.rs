//! What holds for every input.

use proptest::prelude::*;
use tadqiq::align;
use tadqiq::audit::{Config, audit};
use tadqiq::document::{Document, Pair};
use tadqiq::finding::{Category, Finding, Severity};
use tadqiq::normalize::{fold, fold_mapped};
use tadqiq::read;
use tadqiq::segment::{TokenUnit, Unit, segment, sentences, words};
use tadqiq::text::FoldedSpan;
use tadqiq::vocabulary::Vocabulary;

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

fn everything() -> Config {
    Config {
        categories: Category::ALL.to_vec(),
        min_severity: Severity::Neutral,
        min_confidence: 0.0,
        ..Config::default()
    }
}

fn pair(mt: &str, edited: &str) -> Pair<Document> {
    Pair { mt: Document::from_text("mt", mt.into()), edited: Document::from_text("edited", edited.into()) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_span_stands_where_its_finding_says(mt in text(), edited in text()) {
        let texts = pair(&mt, &edited);
        for finding in audit(texts.clone(), Vec::new(), &everything()).findings {
            for (place, told, document) in [
                (&finding.mt, &finding.mt_span, &texts.mt),
                (&finding.edited, &finding.suggestion, &texts.edited),
            ] {
                let Some(place) = place else { continue };
                let line = &document.lines[place.line.parse::<usize>().unwrap() - 1];
                let line = document.slice(line.span);
                let columns: String = line.chars().skip(place.start).take(place.end - place.start).collect();
                prop_assert_eq!(&columns, told);
                prop_assert_eq!(&line[place.byte_start..place.byte_end], told.as_str());
            }
            prop_assert!((0.0..=1.0).contains(&finding.confidence));
        }
    }

    #[test]
    fn every_segment_is_in_one_bead(mt in text(), edited in text()) {
        let mut vocabulary = Vocabulary::default();
        let texts = pair(&mt, &edited).map(|text| segment(text, Unit::Sentence, TokenUnit::Word, &mut vocabulary));
        let beads = align::sentences(&texts.mt, &texts.edited, &vocabulary);
        let mut mt: Vec<u32> = beads.iter().flat_map(|bead| bead.mt.clone()).collect();
        let mut edited: Vec<u32> = beads.iter().flat_map(|bead| bead.edited.clone()).collect();
        mt.sort_unstable();
        edited.sort_unstable();
        prop_assert_eq!(mt, (0..texts.mt.segments.len() as u32).collect::<Vec<_>>());
        prop_assert_eq!(edited, (0..texts.edited.segments.len() as u32).collect::<Vec<_>>());
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
        let folded = fold_mapped(&text);
        prop_assert_eq!(&folded.text, &fold(&text));
        for (at, ch) in folded.text.char_indices() {
            let raw = folded.map.raw(FoldedSpan::new(at, at + ch.len_utf8()));
            prop_assert!(fold(raw.of(&text)).contains(ch));
        }
    }

    #[test]
    fn sentences_and_tokens_come_in_order_and_hold_all_that_is_seen(text in text()) {
        let mut end = 0;
        let mut letters = 0;
        for span in sentences(&text) {
            prop_assert!(span.start >= end);
            end = span.end;
            let sentence = span.of(&text);
            let mut token_end = 0;
            for token in words(sentence) {
                prop_assert!(token.start >= token_end && !token.is_empty());
                token_end = token.end;
                letters += token.of(sentence).chars().filter(|ch| ch.is_alphanumeric()).count();
            }
        }
        prop_assert_eq!(letters, text.chars().filter(|ch| ch.is_alphanumeric()).count());
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
