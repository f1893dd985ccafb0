//! The guides to the categories: their page is up to date, and their examples are examples.

use std::fs;
use std::path::Path;

use tadqiq::audit::{Config, audit};
use tadqiq::document::{Document, Pair};
use tadqiq::finding::{Category, Severity};
use tadqiq::guide::{GUIDES, markdown};

#[test]
fn the_page_of_categories_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/categories.md");
    if std::env::var_os("TADQIQ_UPDATE_DOCS").is_some() {
        fs::write(&path, markdown()).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == markdown(),
        "docs/categories.md is not what src/guide.rs says; run `TADQIQ_UPDATE_DOCS=1 cargo test categories`"
    );
}

/// The categories of what an audit finds, taste included.
fn found(mt: &str, edited: &str) -> Vec<Category> {
    let document = |name: &str, text: &str| Document::from_text(name, text.to_owned());
    let pair = Pair { mt: document("mt", mt), edited: document("edited", edited) };
    let config = Config {
        categories: Category::ALL.to_vec(),
        min_severity: Severity::Neutral,
        min_confidence: 0.0,
        ..Config::default()
    };
    audit(pair, Vec::new(), &config).findings.into_iter().map(|finding| finding.category).collect()
}

#[test]
fn bad_examples_are_found_and_good_ones_are_not() {
    let mut problems = Vec::new();
    for guide in &GUIDES {
        for example in &guide.examples {
            let categories = found(example.bad, example.good);
            let expected = match guide.category {
                // The good example mends the spelling in its place.
                Category::InconsistentName => Category::Name,
                category => category,
            };
            if !categories.contains(&expected) {
                problems.push(format!("{} in {}: {categories:?}", guide.category.id(), example.language));
            }
            let good = found(example.good, example.good);
            if !good.is_empty() {
                problems.push(format!("{} in {}, good: {good:?}", guide.category.id(), example.language));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
