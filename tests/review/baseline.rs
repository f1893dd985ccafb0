//! Baselines: written, read back, held against an audit.

use std::path::Path;

use proptest::prelude::*;
use tadqiq::baseline::{Baseline, Gone};
use tadqiq::finding::{Category, Finding};

use super::told_apart;

fn written(baseline: &Baseline) -> String {
    let mut bytes = Vec::new();
    baseline.write(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn read(text: &str) -> tadqiq::Result<Baseline> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("baseline.json");
    std::fs::write(&path, text).unwrap();
    Baseline::read(&path)
}

/// The baseline in which these findings are known.
fn baseline_of(findings: &[Finding]) -> Baseline {
    let mut baseline = Baseline::default();
    for finding in findings {
        baseline.add(finding);
    }
    baseline
}

#[test]
fn baseline_file() {
    crate::report::assert_snapshot("baseline", &written(&baseline_of(&told_apart())));
    let empty = written(&Baseline::default());
    assert_eq!(read(&empty).unwrap(), Baseline::default());
}

#[test]
fn the_order_of_findings_does_not_show() {
    let mut findings = told_apart();
    let text = written(&baseline_of(&findings));
    findings.reverse();
    assert_eq!(written(&baseline_of(&findings)), text);
    assert_eq!(read(&text).unwrap(), baseline_of(&findings));
}

#[test]
fn known_new_fixed_and_stale() {
    let mut findings = told_apart();
    let twice: Vec<Finding> = findings.iter().chain(&findings[..1]).cloned().collect();
    let baseline = baseline_of(&twice);
    let mut other = findings[1].clone();
    other.fingerprint = "b000000000000000".into();
    findings.truncate(2);
    findings.push(other);
    let compare = || {
        let mut comparison = baseline.compare();
        let is_new: Vec<bool> = findings.iter().map(|finding| comparison.is_new(finding)).collect();
        assert_eq!(is_new, [false, false, true]);
        comparison
    };
    // Three entries are gone, and one of the two findings that share a fingerprint.
    let gone = compare().finish(|_| true);
    assert_eq!((gone.fixed, gone.stale.len()), (4, 3));
    let narrow = compare().finish(|category| category == Category::Untranslated);
    assert_eq!((narrow.fixed, narrow.stale.len()), (1, 0));
}

#[test]
fn a_file_that_is_no_baseline_is_refused_with_its_line() {
    for text in ["", "[]", "{\"version\": 1}", "{\"version\": 1,\n\"findings\": [{\"fingerprint\": \"a\"}]}"]
    {
        let error = read(text).unwrap_err().to_string();
        assert!(error.contains("not a baseline as --update-baseline writes it"), "{error}");
    }
    let error = read("{\"version\": 9, \"findings\": []}").unwrap_err().to_string();
    assert!(error.contains("a baseline of version 9"), "{error}");
    assert!(Baseline::read(Path::new("no/baseline.json")).is_err());
}

proptest! {
    #[test]
    fn an_audit_against_its_own_baseline_has_nothing_new(prints in prop::collection::vec("[ab]{1,2}", 0..12)) {
        let model = told_apart().swap_remove(0);
        let findings: Vec<Finding> =
            prints.into_iter().map(|fingerprint| Finding { fingerprint, ..model.clone() }).collect();
        let baseline = read(&written(&baseline_of(&findings))).unwrap();
        let mut comparison = baseline.compare();
        prop_assert!(findings.iter().all(|finding| !comparison.is_new(finding)));
        prop_assert_eq!(comparison.finish(|_| true), Gone::default());
    }
}
