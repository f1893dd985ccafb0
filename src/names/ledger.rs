//! The name ledger: which names a text has, how each is spelled and where, and which are spelled in two ways.
//!
//! Only spellings whose consonants are equal, but for one at most, are compared, so that time grows with the number
//! of spellings and not with its square.

use rustc_hash::{FxHashMap, FxHashSet};

use super::affixes::{is_inflection, without_particle};
use super::compare::compare;
use super::letters::{Letters, Writing, is_vowel};

/// Two spellings are taken for one name from this probability on. Two words of a text are seldom one name, so that
/// it is far above even odds: of a thousand variants seven in ten are, and of as many names most like another 16.
const SAME: f64 = 0.93;
/// Words of fewer letters are not compared: they say too little.
const MIN_LETTERS: usize = 4;
/// A name has as many letters as this at least.
const MIN_NAME: usize = 3;
/// A consonant key that more spellings share than this tells nothing apart.
const CROWDED: usize = 64;

/// A word of a text that may be a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention<'t> {
    /// The word as it stands.
    pub text: &'t str,
    /// Where, in numbers of the caller's.
    pub place: usize,
    /// How surely it is a name, in log-odds, from all that is known of it: letters ([`super::nameness`]), capitals,
    /// titles before it, other names beside it. Words whose mean is not above 0 are left out.
    pub evidence: f64,
}

/// A spelling of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// As it stands in the text most often, without a particle before it.
    pub text: String,
    /// Every place, in the order of the mentions.
    pub places: Vec<usize>,
}

/// A name and its spellings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The spellings, most frequent first; of equal ones that which came first. The first is the canonical form
    /// proposed.
    pub spellings: Vec<Spelling>,
}

impl Entry {
    /// The form proposed for all.
    pub fn canonical(&self) -> &str {
        self.spellings.first().map_or("", |spelling| &spelling.text)
    }

    /// Whether the name is spelled in more than one way.
    pub fn is_inconsistent(&self) -> bool {
        self.spellings.len() > 1
    }

    /// How often it is mentioned.
    pub fn count(&self) -> usize {
        self.spellings.iter().map(|spelling| spelling.places.len()).sum()
    }
}

/// A distinct spelling while it is gathered.
struct Form<'t> {
    text: &'t str,
    writing: Writing,
    letters: Vec<char>,
    places: Vec<usize>,
    evidence: f64,
}

/// Gathers mentions into names, in the order in which the names first appear. Spellings are compared within one
/// script; vowel marks and case make no other spelling, nor does a case ending, nor a particle that Arabic or Hebrew
/// attaches where the text also has the name without it.
///
/// ```
/// use tadqiq::names::{Mention, ledger};
///
/// let words = ["غيراسيموف", "وغيراسيموف", "جيراسيموف", "غيراسيموف"];
/// let mention = |(place, &text)| Mention { text, place, evidence: 1.0 };
/// let names = ledger(words.iter().enumerate().map(mention));
/// assert_eq!(names.len(), 1);
/// assert_eq!(names[0].canonical(), "غيراسيموف");
/// assert!(names[0].is_inconsistent());
/// ```
pub fn ledger<'t>(mentions: impl IntoIterator<Item = Mention<'t>>) -> Vec<Entry> {
    let forms = gather(mentions);
    let mut parent: Vec<usize> = (0..forms.len()).collect();
    for (a, b) in candidates(&forms) {
        if compare(forms[a].text, forms[b].text).probability >= SAME {
            let (a, b) = (root(&parent, a), root(&parent, b));
            parent[a.max(b)] = a.min(b);
        }
    }
    let mut entries: Vec<Entry> = Vec::new();
    let mut places: FxHashMap<usize, usize> = FxHashMap::default();
    for (at, form) in forms.into_iter().enumerate() {
        let entry = *places.entry(root(&parent, at)).or_insert_with(|| {
            entries.push(Entry { spellings: Vec::new() });
            entries.len() - 1
        });
        entries[entry].spellings.push(Spelling { text: form.text.to_owned(), places: form.places });
    }
    for entry in &mut entries {
        entry.spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.places.len()));
    }
    entries
}

fn root(parent: &[usize], mut at: usize) -> usize {
    while parent[at] != at {
        at = parent[at];
    }
    at
}

/// The distinct spellings that are names by the mean of their evidence.
fn gather<'t>(mentions: impl IntoIterator<Item = Mention<'t>>) -> Vec<Form<'t>> {
    let mut numbers: FxHashMap<Vec<char>, usize> = FxHashMap::default();
    let mut forms: Vec<Form<'t>> = Vec::new();
    for Mention { text, place, evidence } in mentions {
        let writing = Writing::of(text);
        let letters = Letters::of(text, writing).joined();
        let at = *numbers.entry(letters).or_insert_with_key(|letters| {
            forms.push(Form { text, writing, letters: letters.clone(), places: Vec::new(), evidence: 0.0 });
            forms.len() - 1
        });
        forms[at].places.push(place);
        forms[at].evidence += evidence;
    }
    // A form with a particle joins the form without it, and lends it its evidence.
    for at in 0..forms.len() {
        let Form { letters, writing, .. } = &forms[at];
        let bare = without_particle(letters, *writing).find_map(|rest| numbers.get(rest).copied());
        let Some(bare) = bare.filter(|&bare| bare != at) else { continue };
        let (places, evidence) = (std::mem::take(&mut forms[at].places), forms[at].evidence);
        forms[bare].places.extend(places);
        forms[bare].places.sort_unstable();
        forms[bare].evidence += evidence;
    }
    forms.retain(|form| !form.places.is_empty() && form.evidence > 0.0 && form.letters.len() >= MIN_NAME);
    forms
}

/// Pairs of forms worth comparing: long enough, of one writing, consonants equal but for one at most.
fn candidates(forms: &[Form<'_>]) -> Vec<(usize, usize)> {
    let mut by_key: FxHashMap<(Writing, Vec<char>), Vec<usize>> = FxHashMap::default();
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| form.letters.len() >= MIN_LETTERS) {
        let consonants = consonants(&form.letters);
        let mut keys = FxHashSet::default();
        for lost in 0..consonants.len() {
            let mut key = consonants.clone();
            key.remove(lost);
            keys.insert(key);
        }
        keys.insert(consonants);
        for key in keys.into_iter().filter(|key| key.len() >= 2) {
            by_key.entry((form.writing, key)).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for group in by_key.values().filter(|group| group.len() <= CROWDED) {
        for (at, &a) in group.iter().enumerate() {
            let is_inflected = |b: &usize| {
                let (one, other) = (&forms[a], &forms[*b]);
                is_inflection(one.text, &one.letters, &other.letters, one.writing)
            };
            let others = group[at + 1..].iter().filter(|&b| !is_inflected(b));
            pairs.extend(others.map(|&b| (a.min(b), a.max(b))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// A name's letters without vowels and the letters that lengthen them.
fn consonants(letters: &[char]) -> Vec<char> {
    letters.iter().copied().filter(|&letter| !is_vowel(letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[(&str, f64)]) -> Vec<Entry> {
        ledger(words.iter().enumerate().map(|(place, &(text, evidence))| Mention { text, place, evidence }))
    }

    #[test]
    fn two_names_stay_two() {
        let entries = of(&[("غيراسيموف", 1.0), ("ماكرون", 1.0), ("غيراسيموف", 1.0)]);
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].count(), 2);
        assert!(!entries[0].is_inconsistent());
    }

    #[test]
    fn words_without_evidence_are_left_out() {
        assert!(of(&[("الحكومة", -2.0), ("الحكومة", 1.0)]).is_empty());
    }

    #[test]
    fn articles_and_endings_are_no_other_spelling() {
        let entries = of(&[("فرنسي", 1.0), ("الفرنسي", 1.0), ("والفرنسي", 1.0), ("فرنسيون", 1.0)]);
        assert!(entries.iter().all(|entry| !entry.is_inconsistent()));
        assert_eq!(entries[0].count(), 3);
    }

    #[test]
    fn hebrew_particles_and_russian_cases_are_no_other_spelling() {
        let entries = of(&[("מרקל", 1.0), ("ומרקל", 1.0), ("Москва", 1.0), ("Москвой", 1.0)]);
        assert_eq!(entries[0].spellings, [Spelling { text: "מרקל".into(), places: vec![0, 1] }]);
        assert!(entries.iter().all(|entry| !entry.is_inconsistent()), "{entries:?}");
    }

    #[test]
    fn places_stay_in_order_when_a_particle_is_taken_off() {
        let entries = of(&[("وبوتين", 1.0), ("بوتين", 1.0), ("لبوتين", 1.0)]);
        assert_eq!(entries.len(), 1);
        assert_eq!(entries[0].spellings, [Spelling { text: "بوتين".into(), places: vec![0, 1, 2] }]);
    }
}
