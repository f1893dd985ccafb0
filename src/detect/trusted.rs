//! Names that the edited version and the related texts spell, found by a spelling that is near.

use rustc_hash::FxHashMap;

use super::cues::LIKELY;
use super::evidence::{Counts, Evidence};
use super::words::Words;
use crate::document::Segmented;
use crate::language::Language;
use crate::lexicon::{Relation, relate};
use crate::names::{Grade, best_partners, compare, letters_of};
use crate::vocabulary::{Case, Form, Kind, Vocabulary};

/// Two spellings are rather of one name than of two from this probability on.
const EVEN: f64 = 0.5;

/// A trusted spelling of a name.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// As it is written there.
    pub spelling: &'a str,
    /// Its folded spelling.
    pub folded: &'a str,
    /// Whether the two are rather one name, however garbled, than two.
    pub is_same: bool,
    /// How often it stands where.
    pub counts: Counts,
    /// How likely the MT's word is meant to be it, 0 to 1.
    pub confidence: f64,
}

/// A name of a trusted text.
#[derive(Debug)]
struct TrustedName {
    spelling: Box<str>,
    folded: Box<str>,
    /// What its folded spelling is called in a [`Corpus`](super::corpus::Corpus).
    hash: u64,
    counts: Counts,
}

/// The names of the trusted texts, by the letter pairs in them.
#[derive(Debug, Default)]
pub struct TrustedNames {
    names: Vec<TrustedName>,
    by_pair: FxHashMap<(char, char), Vec<u32>>,
}

/// Fewer letters than this say too little.
const MIN_LETTERS: usize = 4;
/// A letter pair that more names share than this tells nothing apart.
const CROWDED: usize = 400;
/// From so many names on those are left out whose letter pairs are all crowded: they could not be found by them.
const MANY: usize = 100_000;

/// The likely names of a trusted text, by the form in which a word first stands there: hash of the folded spelling,
/// spelling, folded spelling.
pub(super) fn likely_names(text: &Segmented, vocabulary: &Vocabulary) -> Vec<(u64, Box<str>, Box<str>)> {
    let mut seen = vec![false; vocabulary.key_count()];
    let mut found = Vec::new();
    for token in &text.tokens {
        let form = vocabulary.form(token.form);
        let is_first = !std::mem::replace(&mut seen[form.fold as usize], true);
        if is_first && is_likely_name(form, vocabulary.language()) {
            let spelling = text.document.slice(token.span).into();
            found.push((Words::hash(&form.folded), spelling, form.folded.clone()));
        }
    }
    found
}

impl TrustedNames {
    /// Adds a name that is not there yet.
    pub(super) fn add(&mut self, hash: u64, spelling: Box<str>, folded: Box<str>) {
        let number = self.names.len() as u32;
        let mut is_listed = self.names.len() < MANY;
        for pair in pairs(&folded) {
            let list = self.by_pair.entry(pair).or_default();
            if list.last() != Some(&number) && list.len() < CROWDED {
                list.push(number);
                is_listed = true;
            }
        }
        if is_listed {
            self.names.push(TrustedName { spelling, folded, hash, counts: Counts::default() });
        }
    }

    /// Says how often each stands where, when all texts were counted.
    pub(super) fn finish(&mut self, counts: impl Fn(u64) -> Counts) {
        for name in &mut self.names {
            name.counts = counts(name.hash);
        }
    }

    /// The names that share a third of their letter pairs with a word.
    fn near(&self, folded: &str) -> Vec<u32> {
        let own: Vec<_> = pairs(folded).collect();
        let mut shared: Vec<u32> =
            own.iter().filter_map(|pair| self.by_pair.get(pair)).flatten().copied().collect();
        shared.sort_unstable();
        let least = own.len().div_ceil(3).max(1);
        let runs = shared.chunk_by(|a, b| a == b).filter(|run| run.len() >= least);
        runs.map(|run| run[0]).collect()
    }
}

/// Neighbouring letters, the edges of the word among them.
fn pairs(folded: &str) -> impl Iterator<Item = (char, char)> + '_ {
    let before = std::iter::once('^').chain(folded.chars());
    before.zip(folded.chars().chain(std::iter::once('$')))
}

fn is_likely_name(form: &Form, language: Language) -> bool {
    let long = form.folded.chars().count() >= MIN_LETTERS;
    let named = match form.case {
        Case::None => letters_of(&form.folded, language) >= LIKELY,
        Case::Lower => false,
        _ => language != Language::German,
    };
    long && named && form.kind == Kind::Word && !form.function
}

/// Whether a word can be a spelling of a name: no other form of the same word, and with the article where that has it
/// (`سويسري` is not `السوري`).
fn is_spelling(word: &str, name: &str, language: Language) -> bool {
    use Relation::{Derivation, Inflection, Same};
    let definite = |word: &str| word.starts_with("ال");
    let kin = matches!(relate(word, name, language), Same | Inflection(_) | Derivation);
    !kin && definite(word) == definite(name)
}

/// The trusted name that a word in foreign letters sounds like: its spelling and how often it stands where.
pub fn sounding_like<'a>(evidence: &'a Evidence<'_>, word: &str) -> Option<(&'a str, Counts)> {
    let names = &evidence.trusted().names;
    let spellings: Vec<&str> = names.iter().map(|name| &*name.spelling).collect();
    let best = best_partners(&[word], &spellings, 1).pop()?.pop()?;
    let name = &names[best.candidate];
    let alike = compare(word, &name.spelling).probability >= EVEN;
    alike.then_some((&*name.spelling, name.counts))
}

/// The trusted name that a word of the MT is most likely meant to be; none where the trusted texts have the word, or an
/// inflection of it, themselves. `in_place` says whether there is a sentence to see the name in; where there is none,
/// letters alone must tell that the word is a name, and no other form of the trusted one.
pub fn near_spelling<'a>(evidence: &'a Evidence<'_>, form: &Form, in_place: bool) -> Option<Known<'a>> {
    let counts = evidence.counts(form.fold);
    let short = form.folded.chars().count() < MIN_LETTERS;
    if short || form.function || form.kind != Kind::Word || form.case == Case::Lower {
        return None;
    }
    if counts.edited + counts.related > 0 || evidence.is_trusted_stem(form.stem) {
        return None;
    }
    let names = evidence.trusted();
    let scored = names.near(&form.folded).into_iter().map(|at| {
        let name = &names.names[at as usize];
        (compare(&form.folded, &name.folded), name)
    });
    let (comparison, name) = scored.max_by(|a, b| a.0.log_ratio.total_cmp(&b.0.log_ratio))?;
    let counts = name.counts;
    let times = counts.edited + counts.related;
    let often = f64::from(times.min(4)) / 4.0;
    // Where there are no capitals, the letters must speak for a name; all the more where the texts have it but once.
    let letters =
        if form.case == Case::None { letters_of(&form.folded, evidence.language()) } else { LIKELY };
    let least = match (in_place, times > 1) {
        (true, true) => 0.0,
        _ => LIKELY,
    };
    if !is_spelling(&form.folded, &name.folded, evidence.language()) {
        return None;
    }
    // A garbled name is that name all the same, where its probability says so.
    let is_one = comparison.probability >= EVEN;
    let confidence = match comparison.grade {
        _ if is_one && letters >= least => 0.7 + 0.2 * often,
        // So far from it that the texts must have the name again and again, and the letters must still show it.
        Grade::Garbled
            if times > 2
                && letters >= 0.5
                && strsim::normalized_levenshtein(&form.folded, &name.folded) > 0.65 =>
        {
            0.4 + 0.3 * often
        }
        _ => return None,
    };
    Some(Known { spelling: &name.spelling, folded: &name.folded, is_same: is_one, counts, confidence })
}
