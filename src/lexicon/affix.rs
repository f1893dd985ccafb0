//! Takes words apart by tables of affixes: the engine that every language's tables share.
//!
//! A word is a sequence of layers: `before` from the outside in, the stem, `after` from the inside out. Every layer
//! gives one affix, perhaps the empty one. An affix names the classes of word form that it fits; an analysis holds
//! where all its affixes fit one class. Stem changes (broken plurals, hollow verbs) are rewriting rules on templates.

use std::sync::LazyLock;

use super::features::{Features, Values};
use super::forms::Irregular;
use super::template::{HOLLOW, Rule, rewrite};

/// Classes of word form, one bit each. What the bits mean is each table's own business.
pub(super) type Classes = u16;

/// An affix: its letters, the classes of form that it fits, the values that it gives.
pub(super) struct Affix(pub &'static str, pub Classes, pub Values);

/// The tables of a language.
pub(super) struct Grammar {
    /// Letters that count as other letters, before anything else.
    pub same: &'static [(char, char)],
    /// Letters that no affix and no rule holds stand in both of two forms of one word, in the same order. These are
    /// the others; empty if that is of no use.
    pub affix_letters: &'static str,
    /// Layers before the stem, from the outside in.
    pub before: &'static [&'static [Affix]],
    /// Layers after the stem, from the inside out.
    pub after: &'static [&'static [Affix]],
    pub rules: &'static [Rule],
    pub irregular: LazyLock<Irregular>,
    /// Templates of derived words and their roots: what shares a root is of one family.
    pub derived: &'static [(&'static str, &'static str)],
    /// Sets of classes that belong to one part of speech: only forms within one are forms of one word.
    pub parts: &'static [Classes],
    /// Whether function words take affixes too, and roots are patterns of consonants: the Semitic languages.
    pub semitic: bool,
    /// Whether the endings of nouns, above all those that tell the genders apart, often look like those of verbs, and are
    /// the likelier ones.
    pub nouns_first: bool,
    /// What an article leaves at the head of a stem of forms that never have one: its letters, the classes of these
    /// forms, and how many letters follow at the least.
    pub article: &'static [(&'static str, Classes, usize)],
    /// The fewest letters that a stem has.
    pub least: usize,
}

/// One way to take a word apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Analysis {
    pub stem: String,
    pub classes: Classes,
    pub values: Values,
    /// What a change of the stem said: two forms that owe their stem to the same kind of change are no evidence.
    pub changed: Values,
    /// Whether a rule made the stem.
    pub ruled: bool,
}

impl Analysis {
    /// One that owes its stem to no rule.
    fn plain(stem: String, classes: Classes, values: Values) -> Self {
        Self { stem, classes, values, changed: Values::NONE, ruled: false }
    }
}

impl Grammar {
    /// Every analysis of a word, in the order of the tables.
    pub fn analyse(&self, word: &str) -> Vec<Analysis> {
        let mut out = Vec::new();
        self.front(&self.spell(word), 0, Classes::MAX, Values::NONE, &mut out);
        for at in 0..out.len() {
            let plain = out[at].clone();
            self.change(&plain, &mut out);
        }
        out
    }

    /// The word with equal letters made one.
    fn spell(&self, word: &str) -> String {
        let one = |ch| self.same.iter().find(|&&(other, _)| other == ch).map_or(ch, |&(_, one)| one);
        word.chars().map(one).collect()
    }

    fn change(&self, plain: &Analysis, out: &mut Vec<Analysis>) {
        let letters = plain.stem.chars().count();
        for rule in self.rules {
            if (rule.letters != 0 && rule.letters != letters)
                || plain.classes & rule.classes == 0
                || plain.values.meets(rule.unless)
                || (rule.needs != Values::NONE && !plain.values.meets(rule.needs))
            {
                continue;
            }
            if let Some(stem) = rewrite(&plain.stem, rule.from, rule.to) {
                out.push(Analysis {
                    stem,
                    classes: plain.classes & rule.classes,
                    values: plain.values.and(rule.adds),
                    changed: rule.adds,
                    ruled: true,
                });
            }
        }
        for (lemma, classes, values) in self.irregular.get(&plain.stem).into_iter().flatten() {
            if plain.classes & classes != 0 && *lemma != plain.stem {
                let classes = plain.classes & classes;
                let values = plain.values.and(*values);
                out.push(Analysis::plain(self.spell(lemma), classes, values));
            }
        }
    }

    fn front(&self, rest: &str, layer: usize, classes: Classes, values: Values, out: &mut Vec<Analysis>) {
        let Some(affixes) = self.before.get(layer) else {
            return self.back(rest, self.after.len(), classes, values, out);
        };
        for Affix(text, fits, gives) in *affixes {
            if fits & classes != 0
                && let Some(rest) = rest.strip_prefix(text)
            {
                self.front(rest, layer + 1, classes & fits, values.and(*gives), out);
            }
        }
    }

    fn back(&self, rest: &str, layers: usize, classes: Classes, values: Values, out: &mut Vec<Analysis>) {
        let Some(affixes) = layers.checked_sub(1).and_then(|at| self.after.get(at)) else {
            if rest.chars().nth(self.least - 1).is_some() && !self.has_article(rest, classes) {
                out.push(Analysis::plain(rest.to_owned(), classes, values));
            }
            return;
        };
        for Affix(text, fits, gives) in *affixes {
            if fits & classes != 0
                && let Some(rest) = rest.strip_suffix(text)
            {
                self.back(rest, layers - 1, classes & fits, values.and(*gives), out);
            }
        }
    }

    /// Whether a stem begins with an article that none of its classes has.
    fn has_article(&self, stem: &str, classes: Classes) -> bool {
        self.article.iter().any(|&(article, without, least)| {
            let rest = stem.strip_prefix(article).filter(|_| classes & !without == 0);
            rest.is_some_and(|rest| rest.chars().nth(least - 1).is_some())
        })
    }

    /// In what two words differ if they may be forms of one word: the fewest features that some pair of analyses
    /// leaves, the more they share and the less else they say the better, over the longest stem; those of several pairs that
    /// are equally good. The empty set, where nothing else is left: two spellings of one form.
    pub fn compare(&self, a: &str, b: &str) -> Option<Features> {
        if !self.may_agree(a, b) {
            return None;
        }
        let (left, right) = (self.analyse(a), self.analyse(b));
        let mut best: Option<([u32; 6], Features)> = None;
        for x in &left {
            for y in &right {
                if x.stem != y.stem || x.changed.meets(y.changed) || !self.one_word(x, y) {
                    continue;
                }
                let features = x.values.difference(y.values);
                if !is_likely(x, y, features) || (!self.semitic && is_short_for_sexes(x, y)) {
                    continue;
                }
                let apart = features.len().wrapping_sub(1);
                let gender = u32::from(self.nouns_first && features != Features::GENDER);
                // The first and second person are rare, and their endings are those of nouns.
                let person = u32::from(self.nouns_first && features.contains(Features::PERSON));
                let shared = u32::MAX - x.values.shared(y.values);
                let marked = x.values.count() + y.values.count();
                let rank = [apart, person, gender, shared, marked, u32::MAX - x.stem.len() as u32];
                match &mut best {
                    // Where few vowels are written one spelling is several forms.
                    Some((known, all)) if self.semitic && rank == *known => *all = all.union(features),
                    Some((known, _)) if rank >= *known => {}
                    _ => best = Some((rank, features)),
                }
            }
        }
        best.map(|(_, features)| features)
    }

    /// Whether two words lead back to one root or stem, whatever their parts of speech.
    pub fn share_root(&self, a: &str, b: &str) -> bool {
        if !self.may_agree(a, b) {
            return false;
        }
        let (left, right) = (self.roots(a), self.roots(b));
        left.iter().any(|root| right.contains(root))
    }

    /// The stems of a word, and what two rounds of derivation leave of them. Where roots are patterns of consonants, these
    /// are read in whole words: an ending is taken off nothing but stems, and is the last step.
    fn roots(&self, word: &str) -> Vec<String> {
        let stems = self.analyse(word).into_iter().map(|analysis| (analysis.stem, true));
        let mut roots: Vec<(String, bool)> = stems.collect();
        let mut from = 0;
        for round in 0..2 {
            let end = roots.len();
            for at in from..end {
                let (root, goes_on) = roots[at].clone();
                let templates = self.derived.iter().filter(|_| goes_on);
                let found = templates.filter_map(|(from, to)| {
                    let is_ending = self.semitic && from.starts_with('*');
                    let may = !is_ending || round == 0;
                    may.then(|| rewrite(&root, from, to)).flatten().map(|found| (found, !is_ending))
                });
                roots.extend(found);
            }
            from = end;
        }
        roots.into_iter().map(|(root, _)| root).filter(|root| !is_tiny(root)).collect()
    }

    /// Whether the table of irregular forms gives two words one lemma.
    pub fn share_lemma(&self, a: &str, b: &str) -> bool {
        let (Some(left), Some(right)) = (self.irregular.get(a), self.irregular.get(b)) else { return false };
        left.iter().any(|(lemma, ..)| right.iter().any(|(known, ..)| known == lemma))
    }

    /// Whether a word is an irregular form, or one with affixes.
    pub fn is_irregular(&self, word: &str) -> bool {
        self.analyse(word).iter().any(|analysis| self.irregular.contains_key(&analysis.stem))
    }

    /// Whether the letters that no affix holds are the same in both: a cheap test that saves most of the work.
    fn may_agree(&self, a: &str, b: &str) -> bool {
        if self.affix_letters.is_empty() {
            return true;
        }
        let core = |word: &str| -> Vec<char> {
            let mut letters: Vec<char> =
                self.spell(word).chars().filter(|&ch| !self.affix_letters.contains(ch)).collect();
            letters.dedup();
            letters
        };
        core(a) == core(b) || (self.irregular.contains_key(a) && self.irregular.contains_key(b))
    }

    fn one_word(&self, x: &Analysis, y: &Analysis) -> bool {
        self.parts.iter().any(|part| x.classes & part != 0 && y.classes & part != 0)
    }
}

/// Whether so short a stem, or one that a rule made, is evidence enough for so many differing features: the shorter
/// the stem and the longer what is taken off, the likelier that two unrelated words meet.
fn is_likely(x: &Analysis, y: &Analysis, features: Features) -> bool {
    // A plural of a comparative, and the like, is less likely than two words of one shape.
    let both_changed = x.changed != Values::NONE && y.changed != Values::NONE;
    let most = match x.stem.chars().filter(|&ch| ch != HOLLOW).count() {
        _ if both_changed && features.contains(Features::DEGREE) => 1,
        0..=2 if features.contains(Features::CLITIC) => 0,
        0..=2 => 2,
        3 if x.ruled || y.ruled => 3,
        3 => 4,
        _ => u32::MAX,
    };
    features.len() <= most
}

/// Whether a rule made one word a woman's of the other, a man's, and that is too short to be trusted: `точка` is no
/// woman of `ток`.
fn is_short_for_sexes(x: &Analysis, y: &Analysis) -> bool {
    let is_woman = |analysis: &Analysis| analysis.changed.meets(Values::FEMININE);
    (is_woman(x) || is_woman(y)) && x.stem.chars().nth(3).is_none()
}

/// Whether a stem is so short that an attached particle is as likely a letter of another word.
fn is_tiny(stem: &str) -> bool {
    stem.chars().nth(2).is_none()
}
