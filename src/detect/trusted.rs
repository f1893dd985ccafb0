//! Names that the edited version and the related texts spell, found by a spelling that is near.

use rustc_hash::FxHashMap;

use super::cues::{LIKELY, letters_of};
use super::evidence::{Counts, Evidence};
use crate::document::Segmented;
use crate::language::Language;
use crate::lexicon::{Relation, relate};
use crate::names::{Grade, best_partners, compare};
use crate::vocabulary::{Case, Form, Kind, Vocabulary};

/// Two spellings are rather of one name than of two from this probability on.
const EVEN: f64 = 0.5;

/// A trusted spelling of a name.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// As it is written there.
    pub spelling: &'a str,
    /// The key of its folded spelling.
    pub fold: u32,
    /// Whether the two are rather one name, however garbled, than two.
    pub is_same: bool,
    /// How often it stands where.
    pub counts: Counts,
    /// How likely the MT's word is meant to be it, 0 to 1.
    pub confidence: f64,
}

/// The names of the trusted texts, by the letter pairs in them.
#[derive(Debug, Default)]
pub struct TrustedNames {
    /// Spelling and number of the form.
    names: Vec<(Box<str>, u32)>,
    by_pair: FxHashMap<(char, char), Vec<u32>>,
}

/// Fewer letters than this say too little.
const MIN_LETTERS: usize = 4;
/// A letter pair that more names share than this tells nothing apart.
const CROWDED: usize = 400;

impl TrustedNames {
    /// Gathers the words of trusted texts that are likely names.
    pub fn new<'a>(texts: impl Iterator<Item = &'a Segmented>, vocabulary: &Vocabulary) -> Self {
        let mut found = Self::default();
        let mut seen = vec![false; vocabulary.key_count()];
        for text in texts {
            for token in &text.tokens {
                let form = vocabulary.form(token.form);
                if std::mem::replace(&mut seen[form.fold as usize], true)
                    || !is_likely_name(form, vocabulary.language())
                {
                    continue;
                }
                let number = found.names.len() as u32;
                found.names.push((text.document.slice(token.span).into(), token.form));
                for pair in pairs(&form.folded) {
                    let list = found.by_pair.entry(pair).or_default();
                    if list.last() != Some(&number) && list.len() < CROWDED {
                        list.push(number);
                    }
                }
            }
        }
        found
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
fn is_spelling(form: &Form, name: &Form, language: Language) -> bool {
    use Relation::{Derivation, Inflection, Same};
    let definite = |form: &Form| form.folded.starts_with("ال");
    let kin = matches!(relate(&form.folded, &name.folded, language), Same | Inflection(_) | Derivation);
    !kin && definite(form) == definite(name)
}

/// The trusted name that a word in foreign letters sounds like: its spelling and how often it stands where.
pub fn sounding_like<'a>(evidence: &'a Evidence<'_>, word: &str) -> Option<(&'a str, Counts)> {
    let names = &evidence.trusted().names;
    let spellings: Vec<&str> = names.iter().map(|(spelling, _)| &**spelling).collect();
    let best = best_partners(&[word], &spellings, 1).pop()?.pop()?;
    let (spelling, form) = &names[best.candidate];
    let alike = compare(word, spelling).probability >= EVEN;
    alike.then(|| (&**spelling, evidence.counts(evidence.vocabulary.form(*form).fold)))
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
        let (spelling, name) = &names.names[at as usize];
        let name = evidence.vocabulary.form(*name);
        (compare(&form.folded, &name.folded), &**spelling, name)
    });
    let (comparison, spelling, name) = scored.max_by(|a, b| a.0.log_ratio.total_cmp(&b.0.log_ratio))?;
    let counts = evidence.counts(name.fold);
    let times = counts.edited + counts.related;
    let often = f64::from(times.min(4)) / 4.0;
    // Where there are no capitals, the letters must speak for a name; all the more where the texts have it but once.
    let letters =
        if form.case == Case::None { letters_of(&form.folded, evidence.language()) } else { LIKELY };
    let least = match (in_place, times > 1) {
        (true, true) => -1.0,
        (true, false) => 0.5,
        (false, _) => LIKELY,
    };
    if !in_place && !is_spelling(form, name, evidence.language()) {
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
    Some(Known { spelling, fold: name.fold, is_same: is_one, counts, confidence })
}
