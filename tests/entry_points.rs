//! What must hold for any input, as one function for each way in. The fuzz targets call them with what the fuzzer
//! makes, the property tests with what they make, and the regression tests with what was found.

use tadqiq::align;
use tadqiq::align::{Bead, Exchanges, Link, LinkKind};
use tadqiq::audit::{self, Config, Texts, audit, examine, stream};
use tadqiq::document::{Document, Pair, Segmented, Tag};
use tadqiq::finding::{Category, Finding, Severity};
use tadqiq::names;
use tadqiq::normalize::{fold, fold_mapped};
use tadqiq::read::{self, PairFiles, Records};
use tadqiq::review::Decisions;
use tadqiq::segment::{TokenUnit, Unit, segment, sentences, words};
use tadqiq::text::FoldedSpan;
use tadqiq::vocabulary::Vocabulary;

/// What stands between two texts or two files in one input.
const SEPARATOR: char = '\u{1e}';

/// Two texts out of one input, whatever its bytes.
pub fn two_texts(input: &[u8]) -> (String, String) {
    let text = String::from_utf8_lossy(input);
    let (first, second) = text.split_once(SEPARATOR).unwrap_or((&text, ""));
    (first.to_owned(), second.to_owned())
}

/// An error is one line, not too long, without anything that a terminal acts on.
fn check_message(error: &tadqiq::Error) {
    let message = error.to_string();
    assert!(!message.contains(char::is_control), "{message:?}");
    assert!(message.chars().count() < 600, "{message}");
}

fn check_tags(text: &str, tags: &[Tag]) {
    assert!(tags.is_sorted_by_key(|tag| tag.at));
    assert!(tags.iter().all(|tag| text.is_char_boundary(tag.at as usize)));
}

fn check_records(records: tadqiq::Result<Records>) {
    let mut records = match records {
        Ok(records) => records,
        Err(error) => return check_message(&error),
    };
    let mut pair = records.documents();
    let mut count = 0;
    for record in records.by_ref() {
        match record {
            Ok(record) => {
                check_tags(&record.mt, &record.mt_tags);
                check_tags(&record.edited, &record.edited_tags);
                assert_ne!(record.id.as_deref(), Some(""));
                record.push_to(&mut pair);
                count += 1;
            }
            Err(error) => check_message(&error),
        }
    }
    assert!(records.next().is_none());
    for document in [&pair.mt, &pair.edited] {
        assert_eq!(document.lines.len(), count);
        check_tags(&document.text, &document.tags);
    }
}

/// Reads a file of pairs of this name and content.
pub fn read_pairs(name: &str, content: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    check_records(PairFiles::of_one(&path).and_then(|files| files.records()));
}

/// Reads two bilingual files, one after the other in the input.
pub fn read_joined(extension: &str, content: &[u8]) {
    let middle = content.iter().position(|&byte| byte == SEPARATOR as u8).unwrap_or(content.len());
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(format!("{name}.{extension}"));
    std::fs::write(path("mt"), &content[..middle]).unwrap();
    std::fs::write(path("edited"), content.get(middle + 1..).unwrap_or_default()).unwrap();
    check_records(PairFiles::of_two(&path("mt"), &path("edited")).and_then(|files| files.records()));
}

/// Reads a text that may be compressed.
pub fn read_text(content: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("f.txt");
    std::fs::write(&path, content).unwrap();
    match read::text(&path) {
        Ok(document) => {
            let end = document.text.len();
            assert!(document.lines.iter().all(|line| line.span.end as usize <= end));
        }
        Err(error) => check_message(&error),
    }
}

/// Reads decisions out of a table that came back from review.
pub fn read_decisions(name: &str, content: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    let decisions = match Decisions::read(&path) {
        Ok(reviewed) => reviewed.decisions,
        Err(error) => return check_message(&error),
    };
    // What is written is read again as it was.
    let path = folder.path().join("decisions.jsonl");
    let mut written = Vec::new();
    decisions.write(&mut written).unwrap();
    std::fs::write(&path, &written).unwrap();
    if !decisions.is_empty() {
        let again = Decisions::read(&path).unwrap();
        assert_eq!(again.decisions.len(), decisions.len(), "{}", String::from_utf8_lossy(&written));
    }
}

/// Folds a text, and leads back from every character of what comes out.
pub fn fold_and_lead_back(text: &str) {
    let folded = fold_mapped(text);
    assert_eq!(folded.text, fold(text));
    for (at, ch) in folded.text.char_indices() {
        let raw = folded.map.raw(FoldedSpan::new(at, at + ch.len_utf8()));
        assert!(fold(raw.of(text)).contains(ch), "{ch:?} of {text:?} comes from {raw:?}");
    }
}

/// Cuts a text into sentences and tokens.
pub fn cut(text: &str) {
    let (mut end, mut letters) = (0, 0);
    for span in sentences(text) {
        assert!(span.start >= end, "{text:?}");
        end = span.end;
        let sentence = span.of(text);
        let mut token_end = 0;
        for token in words(sentence) {
            assert!(token.start >= token_end && !token.is_empty(), "{sentence:?}");
            token_end = token.end;
            letters += token.of(sentence).chars().filter(|ch| ch.is_alphanumeric()).count();
        }
    }
    assert_eq!(letters, text.chars().filter(|ch| ch.is_alphanumeric()).count(), "{text:?}");
}

/// Two texts as documents.
pub fn documents(mt: &str, edited: &str) -> Pair<Document> {
    Pair { mt: Document::from_text("mt", mt.into()), edited: Document::from_text("edited", edited.into()) }
}

/// Aligns the sentences of two texts, and the words of each bead.
pub fn align_texts(mt: &str, edited: &str) {
    let mut vocabulary = Vocabulary::default();
    let texts =
        documents(mt, edited).map(|text| segment(text, Unit::Sentence, TokenUnit::Word, &mut vocabulary));
    let beads = align::sentences(&texts.mt, &texts.edited, &vocabulary);
    let mut sides = (Vec::new(), Vec::new());
    for bead in &beads {
        sides.0.extend(bead.mt.clone());
        sides.1.extend(bead.edited.clone());
        assert!((0.0..=1.0).contains(&bead.score), "{}", bead.score);
        let tokens = |side: &'_ tadqiq::document::Segmented, range: &std::ops::Range<u32>| {
            side.tokens_in(range.start as usize..range.end as usize).to_vec()
        };
        let (mt, edited) = (tokens(&texts.mt, &bead.mt), tokens(&texts.edited, &bead.edited));
        for link in align::words(&mt, &edited, &vocabulary) {
            assert!((link.mt as usize) < mt.len() && (link.edited as usize) < edited.len());
        }
    }
    sides.0.sort_unstable();
    sides.1.sort_unstable();
    assert_eq!(sides.0, (0..texts.mt.segments.len() as u32).collect::<Vec<_>>());
    assert_eq!(sides.1, (0..texts.edited.segments.len() as u32).collect::<Vec<_>>());
}

/// Links each token once, but for phrases, to one that there is, and always with some probability.
fn check_links(links: &[Link], mt: usize, edited: usize) {
    for link in links {
        assert!((link.mt as usize) < mt && (link.edited as usize) < edited, "{link:?}");
        assert!((0.0..=1.0).contains(&link.score), "{link:?}");
    }
    for token in [|link: &Link| link.mt, |link: &Link| link.edited] {
        let single = links.iter().filter(|link| link.kind != LinkKind::Phrase);
        let mut tokens: Vec<u32> = single.map(token).collect();
        tokens.sort_unstable();
        assert!(tokens.windows(2).all(|pair| pair[0] != pair[1]), "{links:?}");
    }
}

/// Learns exchanges from two texts whose line i belongs to line i, given three times over so that something comes
/// again, and links the words of each line with them and without.
pub fn align_with_exchanges(mt: &str, edited: &str) {
    let mut vocabulary = Vocabulary::default();
    let repeat = |text: &str| format!("{text}\n").repeat(3);
    let texts = documents(&repeat(mt), &repeat(edited));
    let texts = texts.map(|text| segment(text, Unit::Line, TokenUnit::Word, &mut vocabulary));
    let count = texts.mt.segments.len().min(texts.edited.segments.len());
    let bead = |line: u32| Bead { mt: line..line + 1, edited: line..line + 1, score: 1.0, moved: false };
    let beads: Vec<Bead> = (0..count as u32).map(bead).collect();
    let learned = Exchanges::learn(&Pair { mt: &texts.mt, edited: &texts.edited }, &beads, &vocabulary);
    for line in 0..count {
        let tokens = |side: &'_ Segmented| side.tokens_in(line..line + 1).to_vec();
        let (mt, edited) = (tokens(&texts.mt), tokens(&texts.edited));
        for (x, y) in mt.iter().zip(&edited) {
            let Some(known) = learned.get(x.form, y.form, &vocabulary) else { continue };
            assert!((0.0..=1.0).contains(&known.rate()) && (0.0..=1.001).contains(&known.share), "{known:?}");
        }
        check_links(&align::words_with(&mt, &edited, &vocabulary, &learned), mt.len(), edited.len());
        let found = align::words(&mt, &edited, &vocabulary);
        check_links(&found, mt.len(), edited.len());
        let ends = |link: &Link| (link.mt, link.edited);
        let mut straight: Vec<(u32, u32)> = found.iter().map(ends).collect();
        let turned = align::words(&edited, &mt, &vocabulary);
        let mut turned: Vec<(u32, u32)> = turned.iter().map(|link| (link.edited, link.mt)).collect();
        straight.sort_unstable();
        turned.sort_unstable();
        assert_eq!(straight, turned);
    }
}

/// Compares two names in every way.
pub fn compare_names(a: &str, b: &str) {
    let comparison = names::compare(a, b);
    assert!((0.0..=1.0).contains(&comparison.probability), "{comparison:?}");
    let explanation = names::explain(a, b);
    assert_eq!(explanation.comparison.grade, comparison.grade);
    let lists = (a.lines().collect::<Vec<_>>(), b.lines().collect::<Vec<_>>());
    let partners = names::best_partners(&lists.0, &lists.1, 2);
    assert_eq!(partners.len(), lists.0.len());
    for found in partners.iter().flatten() {
        assert!((0.0..=1.0).contains(&found.probability));
    }
    let mut out = Vec::new();
    let line = format!("{a}\t{b}\n");
    let _ = names::score_lines(line.as_bytes(), &mut out);
    assert!(names::nameness(a).is_finite());
}

/// A configuration that reports everything.
pub fn everything() -> Config {
    Config {
        categories: Category::ALL.to_vec(),
        min_severity: Severity::Neutral,
        min_confidence: 0.0,
        ..Config::default()
    }
}

/// A finding stands where it says, in texts that have their lines in order.
fn check_finding(finding: &Finding, texts: &Pair<Document>) {
    for (place, told, document) in
        [(&finding.mt, &finding.mt_span, &texts.mt), (&finding.edited, &finding.suggestion, &texts.edited)]
    {
        let Some(place) = place else { continue };
        let line = &document.lines[place.line.parse::<usize>().unwrap() - 1];
        let line = document.slice(line.span);
        let columns: String = line.chars().skip(place.start).take(place.end - place.start).collect();
        assert_eq!(&columns, told);
        assert_eq!(&line[place.byte_start..place.byte_end], told.as_str());
    }
    assert!((0.0..=1.0).contains(&finding.confidence));
}

/// Audits two texts: every span stands where its finding says.
pub fn audit_texts(mt: &str, edited: &str) {
    let texts = documents(mt, edited);
    for finding in audit(texts.clone(), Vec::new(), &everything()).findings {
        check_finding(&finding, &texts);
    }
}

/// Audits a text without an edited version, against a related one, by sentences and by lines.
pub fn audit_alone(mt: &str, related: &str) {
    let texts = documents(mt, "");
    for aligned in [false, true] {
        let config = Config { aligned, ..everything() };
        let related = vec![Document::from_text("related", related.into())];
        let audit = examine(Texts::Alone(texts.mt.clone()), related, &config);
        assert_eq!(audit.findings.len(), audit.finding_beads.len());
        for finding in audit.findings {
            assert!(finding.edited.is_none(), "{finding:?}");
            assert_ne!(finding.category, Category::Omission);
            assert_ne!(finding.category, Category::Addition);
            check_finding(&finding, &texts);
        }
    }
}

/// Audits a file of pairs or a bilingual one: tags are found, every span stands in its unit, and piece by piece comes
/// what comes of the whole.
pub fn audit_file(name: &str, content: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    let Ok(files) = PairFiles::of_one(&path) else { return };
    let Ok(pairs) = files.read() else { return };
    let config = Config { aligned: true, ..everything() };
    let units: Vec<String> =
        pairs.documents.mt.lines.iter().map(|line| pairs.documents.mt.slice(line.span).to_owned()).collect();
    let findings = examine(Texts::Both(pairs.documents), Vec::new(), &config).findings;
    for finding in &findings {
        let Some(place) = &finding.mt else { continue };
        let stands = |unit: &String| unit.get(place.byte_start..place.byte_end) == Some(&*finding.mt_span);
        assert!(units.iter().any(stands), "{finding:?}");
    }
    let mut streamed = Vec::new();
    let take = |audits: Vec<audit::Audit>| {
        streamed.extend(audits.into_iter().flat_map(|audit| audit.findings));
        Ok(())
    };
    let totals = stream(&|| files.records(), Vec::new(), &config, &|_| {}, take).unwrap();
    assert_eq!((totals.records, totals.left_out), (units.len(), pairs.left_out));
    assert_eq!(streamed, findings);
}
