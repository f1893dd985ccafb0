//! `name`: a proper name mis-transliterated, corrupted, or translated as a word.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::claim::{Claim, Claims};
use super::cues::{LIKELY, nameness_of};
use super::difference::{Difference, DifferenceKind};
use super::judge::{in_context, pairs};
use super::trusted::{Known, near_spelling};
use super::view::View;
use super::wording::{quote, standing};
use crate::finding::{Category, Severity};
use crate::language::Language;
use crate::lexicon::{Features, Relation};
use crate::names::{self, Comparison, Grade};
use crate::vocabulary::Case;

/// Capitals alone are a name that has a sound from so many letters on; fewer are initials, like `BC` and `BCE`.
const HEARD: usize = 5;

/// Finds names that stand where the edited version has another spelling, then those that trusted texts spell otherwise.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    let mut found: Vec<Suspect> = Vec::new();
    let mut others: Vec<Suspect> = Vec::new();
    for difference in pairs(view, claims) {
        if let Some(suspect) = suspect(view, &difference, found.last()) {
            let is_alike = suspect.comparison.grade != Grade::Unrelated;
            if is_alike { found.push(suspect) } else { others.push(suspect) }
        }
    }
    // Another word in a name's place: a name beside it that is suspect itself holds the place.
    for other in others {
        if other.is_sure || found.iter().any(|suspect| suspect.is_beside(&other)) {
            found.push(other);
        }
    }
    found.sort_by_key(|suspect| suspect.on.mt.start);
    for run in adjoining(found) {
        claims.add(claim(view, &run));
    }
    near_trusted(view, claims);
}

/// A pair of words of which the edited version's is a name.
#[derive(Clone)]
struct Suspect {
    on: Difference,
    comparison: Comparison,
    confidence: f64,
    /// Whether it is one whatever stands beside it.
    is_sure: bool,
}

impl Suspect {
    /// Whether another stands beside it on both sides.
    fn is_beside(&self, other: &Self) -> bool {
        let meets = |a: &Difference, b: &Difference| a.mt.end == b.mt.start && a.edited.end == b.edited.start;
        meets(&self.on, &other.on) || meets(&other.on, &self.on)
    }
}

/// Judges a pair of words by what they are and how they sound.
fn suspect(view: &View<'_>, difference: &Difference, before: Option<&Suspect>) -> Option<Suspect> {
    let (i, j) = (difference.mt.start, difference.edited.start);
    let (ours, theirs) = (view.mt.form(i), view.edited.form(j));
    if ours.function || theirs.function || ours.script != theirs.script {
        return None;
    }
    let relation = view.relation(i, j);
    // A name has no pronoun attached, though its last letters may look like one.
    let inflected = matches!(relation, Relation::Inflection(features) if features != Features::PRONOUN
        || is_enclitic(view.evidence.language(), &ours.folded, &theirs.folded));
    if inflected || matches!(relation, Relation::Same | Relation::Variant | Relation::Derivation) {
        return None;
    }
    let beside = is_beside_name(view, difference, before);
    let likely = nameness_of(view, &view.edited, j) + if beside { 2.0 } else { 0.0 };
    // Capitals tell a name at once; without them what sounds alike, or stands beside what does, may be one.
    let cased = theirs.case != Case::None;
    let mt_likely = nameness_of(view, &view.mt, i);
    if cased && likely.min(mt_likely) < LIKELY {
        return None;
    }
    let (mt, edited) = (view.mt.raw(i), view.edited.raw(j));
    let short = mt.chars().count().min(edited.chars().count()) < HEARD;
    let initials = (is_abbreviation(mt), is_abbreviation(edited));
    if bare(mt) == bare(edited) || initials.0 != initials.1 || (initials.0 && short) {
        return None;
    }
    let comparison = names::compare(mt, edited);
    let is_named = cased || (likely >= LIKELY && (beside || mt_likely >= 0.5));
    let is_alike = comparison.probability >= 0.5 || shares_letters(&ours.folded, &theirs.folded);
    let grade = match comparison.grade {
        Grade::Garbled if !cased && !is_alike => Grade::Unrelated,
        grade => grade,
    };
    // Who copies Latin letters keeps the spelling that he has, and a change is mostly taste; who transliterates chooses
    // one. Another name, or a word for a name, is one only where a name beside it holds the place.
    let (free, close) = match (grade, cased) {
        (Grade::Same | Grade::Garbled, _) if !is_named => return None,
        (Grade::Same, false) => (0.55, 0.8),
        (Grade::Garbled, false) => (0.6, 0.95),
        (Grade::Unrelated, false) => (0.25, 0.9),
        (Grade::Same, true) => (0.2, 0.8),
        (Grade::Garbled, true) => (0.3, 0.95),
        (Grade::Unrelated, true) => (0.2, 0.9),
    };
    Some(Suspect {
        on: difference.clone(),
        comparison: Comparison { grade, ..comparison },
        confidence: in_context(view, difference, free, close),
        is_sure: cased || (beside && likely >= LIKELY + 2.0),
    })
}

/// Whether one word is the other with a pronoun or copula of two letters or more behind it, which Persian attaches to
/// names too: `شیکاگوام`, I am (in) Chicago. One letter is as likely one of the name's own.
fn is_enclitic(language: Language, ours: &str, theirs: &str) -> bool {
    let rest = ours.strip_prefix(theirs).or_else(|| theirs.strip_prefix(ours));
    language == Language::Persian && rest.is_some_and(|rest| rest.chars().nth(1).is_some())
}

/// A word without accents and stops: `A.D.` is `AD`, `Galápagos` is `Galapagos`. Arabic letters stay apart.
fn bare(raw: &str) -> String {
    let plain = raw.nfd().filter(|ch| ch.is_alphanumeric() && !is_combining_mark(*ch));
    plain.flat_map(char::to_lowercase).collect::<String>().replace('ß', "ss")
}

/// Whether most of the letters are the same, in order, articles aside: in a script without capitals nothing less says
/// that a word is a garbled name.
fn shares_letters(ours: &str, theirs: &str) -> bool {
    let bare = |word: &'_ str| word.strip_prefix("ال").unwrap_or(word).to_owned();
    strsim::normalized_levenshtein(&bare(ours), &bare(theirs)) >= 0.6
}

/// Whether a word is made of initials: `U.S.`, `PZPNs`. It stands for a name in other letters and has not its sound.
fn is_abbreviation(raw: &str) -> bool {
    let capitals = raw.chars().filter(|ch| ch.is_uppercase()).count();
    capitals > 1 && 2 * capitals > raw.chars().filter(|ch| ch.is_alphabetic()).count()
}

/// Whether the word before or behind is a name that both sides have, or one that is suspect itself.
fn is_beside_name(view: &View<'_>, difference: &Difference, before: Option<&Suspect>) -> bool {
    let (i, j) = (difference.mt.start, difference.edited.start);
    let follows = before.is_some_and(|suspect| suspect.on.mt.end == i && suspect.on.edited.end == j);
    let shared = |mt: Option<usize>, edited: Option<usize>| {
        let (Some(mt), Some(edited)) = (mt, edited) else { return false };
        mt < view.mt.len()
            && view.partner(mt) == Some(edited)
            && nameness_of(view, &view.edited, edited) >= LIKELY
    };
    follows || shared(i.checked_sub(1), j.checked_sub(1)) || shared(Some(i + 1), Some(j + 1))
}

/// Suspects that stand side by side on both sides, all of them alike or none, are one name: `تشارلز دوجول` for
/// `شارل ديغول`.
fn adjoining(found: Vec<Suspect>) -> Vec<Vec<Suspect>> {
    let joins = |last: &Suspect, next: &Suspect| {
        let beside = last.on.mt.end == next.on.mt.start && last.on.edited.end == next.on.edited.start;
        let is_alike = |suspect: &Suspect| suspect.comparison.grade != Grade::Unrelated;
        beside && is_alike(last) == is_alike(next)
    };
    let mut runs: Vec<Vec<Suspect>> = Vec::new();
    for suspect in found {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| joins(last, &suspect)) => run.push(suspect),
            _ => runs.push(vec![suspect]),
        }
    }
    runs
}

fn claim(view: &View<'_>, run: &[Suspect]) -> Claim {
    let (first, last) = (&run[0], &run[run.len() - 1]);
    let whole =
        Difference::between(first.on.mt.start..last.on.mt.end, first.on.edited.start..last.on.edited.end);
    let (mt, edited) = (quote(view.mt.text_of(&whole.mt)), quote(view.edited.text_of(&whole.edited)));
    let worst =
        run.iter().min_by(|a, b| a.comparison.log_ratio.total_cmp(&b.comparison.log_ratio)).unwrap_or(first);
    let sound = match worst.comparison.grade {
        Grade::Same => "sounds like it and is spelled otherwise",
        Grade::Garbled => "is garbled: too near for chance and no transliteration of it",
        Grade::Unrelated => "is another word, in the place of a name",
    };
    let mut reason = format!("the edited text has the name {edited} where {mt} stands, which {sound}");
    let counts = view.evidence.counts(view.edited.form(worst.on.edited.start).fold);
    if let Some(standing) = standing(counts) {
        let spelling = quote(view.edited.text_of(&worst.on.edited));
        reason = format!("{reason}; {spelling} {standing}");
    }
    let confidence = run.iter().map(|suspect| suspect.confidence).fold(0.0, f64::max);
    let severity = match worst.comparison.grade {
        Grade::Same if run.len() == 1 && worst.comparison.probability > 0.9 => Severity::Minor,
        _ if view.is_lead() => Severity::Critical,
        _ => Severity::Major,
    };
    let mut claim = Claim::new(Category::Name, severity, confidence, &whole, reason);
    claim.evidence = run.iter().map(|suspect| letters(view, suspect)).collect();
    claim
}

fn letters(view: &View<'_>, suspect: &Suspect) -> String {
    let comparison = &suspect.comparison;
    let names = (view.mt.text_of(&suspect.on.mt), view.edited.text_of(&suspect.on.edited));
    format!(
        "{} and {}: {:.1} nats a letter against chance",
        quote(names.0),
        quote(names.1),
        comparison.per_letter
    )
}

/// Words of the MT that no trusted text has and that are near a name that one does: where the sentence has a
/// counterpart, one that the counterpart has.
fn near_trusted(view: &View<'_>, claims: &mut Claims) {
    let here: Vec<u32> = (0..view.edited.len()).map(|token| view.edited.form(token).fold).collect();
    let candidate = |token: usize| view.partner(token).is_none() && claims.is_free(token);
    let known = |token: usize, in_place: bool| {
        let dropped =
            || view.differences.iter().any(|d| d.kind == DifferenceKind::Extra && d.mt.contains(&token));
        let fits = |known: &Known<'_>| {
            !view.is_paired()
                || view.evidence.vocabulary.key(known.folded).is_some_and(|fold| here.contains(&fold))
                || (known.is_same && dropped())
        };
        near_spelling(view.evidence, view.mt.form(token), in_place).filter(fits)
    };
    let mut found: Vec<Option<Known<'_>>> = (0..view.mt.len())
        .map(|token| if candidate(token) { known(token, view.is_paired()) } else { None })
        .collect();
    // Where no sentence stands beside it, a name beside it makes the place: `تشارلز دوجول`.
    for token in 0..found.len() {
        let beside = |at: Option<usize>| at.and_then(|at| found.get(at)).is_some_and(Option::is_some);
        let named = beside(token.checked_sub(1)) || beside(Some(token + 1));
        if !view.is_paired() && named && found[token].is_none() && candidate(token) {
            found[token] = known(token, true);
        }
    }
    let found: Vec<(usize, Known<'_>)> =
        found.into_iter().enumerate().filter_map(|(token, known)| Some((token, known?))).collect();
    for run in found.chunk_by(|(token, _), (next, _)| token + 1 == *next) {
        claims.add(trusted_claim(view, run));
    }
}

fn trusted_claim(view: &View<'_>, run: &[(usize, Known<'_>)]) -> Claim {
    let on = Difference::between(run[0].0..run[run.len() - 1].0 + 1, 0..0);
    let proposal = run.iter().map(|(_, known)| known.spelling).collect::<Vec<_>>().join(" ");
    let standings = run
        .iter()
        .filter_map(|(_, known)| Some(format!("{} {}", quote(known.spelling), standing(known.counts)?)));
    let standings = standings.collect::<Vec<_>>().join(", ");
    let reason = format!(
        "{} stands in no trusted text and is near the name {}; {standings}",
        quote(view.mt.text_of(&on.mt)),
        quote(&proposal)
    );
    let known = run.iter().map(|(_, known)| known.confidence).fold(0.0, f64::max);
    // In a sentence that was worded anew some word is near any name.
    let confidence = if view.is_paired() { in_context(view, &on, 0.4 * known, known) } else { known };
    let mut claim = Claim::new(Category::Name, Severity::Major, confidence, &on, reason);
    claim.proposal = Some(proposal);
    claim
}
