//! One error does not hide another: what an editor put right is no rewording.

use tadqiq::audit::audit;
use tadqiq::finding::{Category, Finding};

use crate::entry_points::{documents, everything};

/// The errors that are more likely than not, each with what stands there on both sides.
fn errors(mt: &str, edited: &str) -> Vec<(Category, String, String)> {
    let likely = |finding: &Finding| finding.confidence >= 0.5 && finding.category != Category::Edit;
    let texts = |finding: Finding| (finding.category, finding.mt_span, finding.suggestion);
    let found = audit(documents(mt, edited), Vec::new(), &everything()).findings;
    found.into_iter().filter(likely).map(texts).collect()
}

#[test]
fn a_sentence_spoilt_once_more_keeps_its_other_findings() {
    let edited =
        "The mayor praised the firefighters who rescued forty children from the burning school on Monday.";
    let mt =
        "The mayor thanked the firefighters who rescued forty children from the burning hotel on Monday.";
    let before = errors(mt, edited);
    assert!(before.iter().any(|(_, mt, _)| mt == "hotel"), "{before:?}");
    for spoilt in [
        mt.replace("burning", "burning burning"),
        mt.replace("rescued", "rescyed"),
        mt.replace("forty", "fourteen"),
        mt.replace("children", "儿童"),
        mt.replace("Monday.", "Monday"),
        mt.replace("rescued", "rescue"),
        mt.replace(" on Monday", ""),
    ] {
        let after = errors(&spoilt, edited);
        for finding in &before {
            assert!(after.contains(finding), "{spoilt}: {finding:?} is not in {after:?}");
        }
        assert!(after.len() > before.len(), "{spoilt}: {after:?}");
    }
}

#[test]
fn garbled_words_of_one_root_are_errors_where_much_was_reworded() {
    let edited = "التقى الوزير سفيريهما في القصر ثم زار الجنود الجرحى في المشفى العسكري.";
    let mt = "اجتمع الوزير سفرين بالقصر وبعدها زار الجنود الجرحى في المستشفى العسكري.";
    let found = errors(mt, edited);
    assert!(found.iter().any(|(_, mt, edited)| mt == "سفرين" && edited == "سفيريهما"), "{found:?}");
}
