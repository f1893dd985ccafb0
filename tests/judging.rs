//! How changes are judged together: what an editor put right is no rewording, and what denies is no taste.

use tadqiq::audit::audit;
use tadqiq::finding::{Category, Finding, Severity};

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

fn has_critical(mt: &str, edited: &str) -> bool {
    let found = audit(documents(mt, edited), Vec::new(), &everything()).findings;
    found.iter().any(|finding| finding.severity == Severity::Critical && finding.confidence >= 0.5)
}

#[test]
fn what_denies_the_other_side_is_critical_however_it_is_written() {
    for (mt, edited) in [
        (
            "He can't come to the meeting in London tomorrow.",
            "He can come to the meeting in London tomorrow.",
        ),
        ("The minister didn't sign the law on Monday.", "The minister did sign the law on Monday."),
        (
            "Le président ne signera pas l'accord avec les syndicats.",
            "Le président signera l'accord avec les syndicats.",
        ),
        ("He did not go home.", "He went home."),
        ("Without him it is not possible to win the game.", "Without him it is possible to win the game."),
        ("No, I did not open the old door of the house.", "No, I did open the old door of the house."),
        ("Il n'est pas venu hier.", "Il est venu hier."),
        ("Она никогда не подписывала этот договор с компанией.", "Она подписывала этот договор с компанией."),
    ] {
        assert!(has_critical(mt, edited) && has_critical(edited, mt), "{mt} / {edited}");
    }
    // A clause that was left out denies nothing, whatever it says.
    let (mt, edited) =
        ("Переговоры в Москве продолжаются.", "Переговоры в Москве продолжаются, хотя стороны не согласны.");
    assert!(!has_critical(mt, edited), "{mt} / {edited}");
}

#[test]
fn a_negation_reworded_or_contracted_denies_nothing() {
    for (mt, edited) in [
        (
            "He did not agree with the plan of the engineers.",
            "He didn't agree with the plan of the engineers.",
        ),
        (
            "The bridge isn't safe for heavy lorries in winter.",
            "The bridge is not safe for heavy lorries in winter.",
        ),
        ("He failed to answer the question of the judge.", "He did not answer the question of the judge."),
        ("He did not eat anything except bread in the morning.", "He ate only bread in the morning."),
        ("لم يذهب الولد إلى المدرسة أمس.", "ما ذهب الولد إلى المدرسة أمس."),
        ("لم يقل الرئيس إلا الحقيقة للشعب.", "قال الرئيس الحقيقة فقط للشعب."),
        ("The new engine is not able to lift the cargo.", "The new engine is unable to lift the cargo."),
        ("Player No. 4 scored the first goal of the match.", "Player 4 scored the first goal of the match."),
        (
            "لن يوقع الوزير الاتفاق ما لم يكن البرلمان موافقا على جميع البنود.",
            "لن يوقع الوزير الاتفاق إلا إذا كان البرلمان موافقا على جميع البنود.",
        ),
        (
            "Никто из министров не подписал этот договор с компанией.",
            "Этот договор с компанией не подписал ни один из министров.",
        ),
    ] {
        assert!(!has_critical(mt, edited) && !has_critical(edited, mt), "{mt} / {edited}");
    }
}

#[test]
fn a_negation_is_missed_however_much_was_reworded() {
    for (mt, edited) in [
        (
            "We expect further cuts in Fed rates, which will not result in narrowing the differences in policy.",
            "We expect further reductions of Fed rates which will result in reduced policy differences.",
        ),
        (
            "قال الوزير أمس إن بلاده لن توقع اتفاق السلام مع الجيران هذا العام.",
            "وأعلن الوزير في وقت سابق أن بلاده ستوقع اتفاق السلام مع جيرانها خلال العام الحالي.",
        ),
    ] {
        assert!(has_critical(mt, edited) && has_critical(edited, mt), "{mt} / {edited}");
    }
}

#[test]
fn two_denials_that_undo_each_other_are_no_finding() {
    for (mt, edited) in [
        (
            "It is not possible to finish the work before Monday.",
            "It is impossible to finish the work before Monday.",
        ),
        ("Das ist nicht möglich für den alten Mann.", "Das ist unmöglich für den alten Mann."),
        ("He is not unhappy with the result of the vote.", "He is happy with the result of the vote."),
    ] {
        assert_eq!((errors(mt, edited), errors(edited, mt)), (Vec::new(), Vec::new()), "{mt} / {edited}");
    }
}

#[test]
fn slips_are_told_from_what_only_looks_like_one() {
    for (mt, edited, slip) in [
        ("It was \u{FF41}\u{FF4E} good idea to come.", "It was a good idea to come.", true),
        ("He will take an year off.", "He will rest for a year.", true),
        ("He had an mp3 player.", "He had one mp3 player.", false),
        ("the council met there.", "The council met there.", true),
        ("https://example.com is down.", "The site is down.", false),
        ("iPhone sales rose.", "Sales of the iPhone rose.", false),
        ("According to. the mayor it rained.", "According to the mayor it rained.", true),
        ("The approx. cost is high.", "The approximate cost is high.", false),
        ("Die Kinder bzw. die Eltern kamen.", "Die Kinder beziehungsweise die Eltern kamen.", false),
    ] {
        let is_slip = |finding: &(Category, String, String)| {
            let own = [Category::Spelling, Category::Punctuation].contains(&finding.0);
            own && finding.1.chars().count() < 5 || ["a", "\u{FF41}"].contains(&&*finding.2)
        };
        let found = errors(mt, edited);
        assert_eq!(found.iter().any(is_slip), slip, "{mt} / {edited}: {found:?}");
    }
}

#[test]
fn neighbours_that_changed_places_are_one_finding() {
    let mt = "The president wrote that government his is monitoring the storms closely in every state.";
    let edited =
        "The president said on Twitter that his government observed the storms closely in each state.";
    let found = errors(mt, edited);
    let both = |(category, mt, edited): &(Category, String, String)| {
        *category == Category::Grammar && mt == "government his" && edited == "his government"
    };
    assert_eq!(found.iter().filter(|finding| both(finding)).count(), 1, "{found:?}");
    // Two words of which one is another word did not change places.
    let found = errors("The workers' rights were lost.", "Workers lost their rights.");
    assert!(!found.iter().any(|(_, _, edited)| edited == "their rights"), "{found:?}");
}

#[test]
fn a_denial_is_no_rule_of_the_editor_however_often_it_stands() {
    let towns = ["Bonn", "Lyon", "Bath", "Turin", "Porto", "Gdansk", "Bergen", "Graz", "Split", "Varna"];
    let text = |word: &str| {
        let lines =
            towns.map(|town| format!("The mayor of {town} said he {word} opened a bridge yesterday."));
        lines.join("\n")
    };
    let found = errors(&text("never"), &text("often"));
    assert_eq!(found.len(), towns.len(), "{found:?}");
}

#[test]
fn only_telephone_numbers_are_equal_in_other_groups() {
    for (mt, edited) in [
        ("Call 021-88776655 now, please.", "Call 02188776655 now, please."),
        ("Call +44 20 7946 0958 today.", "Call +442079460958 today."),
    ] {
        assert_eq!(errors(mt, edited), [], "{mt}");
    }
    for (mt, edited) in [
        ("The treaty was signed on 1/12/2024 in Geneva.", "The treaty was signed on 11/2/2024 in Geneva."),
        ("The treaty was signed on 2024-11-2 in Geneva.", "The treaty was signed on 2024-1-12 in Geneva."),
        ("The value 1234567 was in the table.", "The value 1234.567 was in the table."),
        ("The server 192.168.10.11 answers slowly.", "The server 192.168.101.1 answers slowly."),
    ] {
        assert!(errors(mt, edited).iter().any(|(category, ..)| *category == Category::Number), "{mt}");
    }
}
