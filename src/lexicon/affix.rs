//! Takes words apart by tables of affixes: the engine that every language's tables share.
//!
//! A word is a sequence of layers: `before` from the outside in, the stem, `after` from the inside out. Every layer
//! gives one affix, perhaps the empty one. An affix names the classes of word form that it fits; an analysis holds
//! where all its affixes fit one class. Stem changes (broken plurals, hollow verbs) are rewriting rules on templates.

use super::features::{Features, Values};

/// Classes of word form, one bit each. What the bits mean is each table's own business.
pub(super) type Classes = u16;

/// An affix: its letters, the classes of form that it fits, the values that it gives.
pub(super) struct Affix(pub &'static str, pub Classes, pub Values);

/// A stem change: a stem of template `from` in one of `classes` is also a form of stem `to`, with more values.
///
/// In a template `1` to `4` stand for root letters, other characters for themselves.
pub(super) struct Rule {
    pub from: &'static str,
    pub to: &'static str,
    pub classes: Classes,
    /// An analysis that has one of these values already is left alone.
    pub unless: Values,
    pub adds: Values,
}

/// The tables of a language.
pub(super) struct Grammar {
    /// Layers before the stem, from the outside in.
    pub before: &'static [&'static [Affix]],
    /// Layers after the stem, from the inside out.
    pub after: &'static [&'static [Affix]],
    pub rules: &'static [Rule],
    /// Sets of classes that belong to one part of speech: only forms within one are forms of one word.
    pub parts: &'static [Classes],
    /// The fewest letters that a stem has.
    pub least: usize,
}

/// One way to take a word apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Analysis {
    pub stem: String,
    pub classes: Classes,
    pub values: Values,
    /// Whether a rule made the stem.
    pub changed: bool,
}

impl Grammar {
    /// Every analysis of a word, in the order of the tables.
    pub fn analyse(&self, word: &str) -> Vec<Analysis> {
        let mut out = Vec::new();
        self.front(word, 0, Classes::MAX, Values::NONE, &mut out);
        for at in 0..out.len() {
            for rule in self.rules {
                let plain: &Analysis = &out[at];
                if plain.classes & rule.classes == 0 || plain.values.meets(rule.unless) {
                    continue;
                }
                if let Some(stem) = rewrite(&plain.stem, rule.from, rule.to) {
                    let values = plain.values.and(rule.adds);
                    let classes = plain.classes & rule.classes;
                    out.push(Analysis { stem, classes, values, changed: true });
                }
            }
        }
        out
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
            if rest.chars().nth(self.least - 1).is_some() {
                out.push(Analysis { stem: rest.to_owned(), classes, values, changed: false });
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

    /// In what two words differ if they may be forms of one word: the fewest features that some pair of analyses
    /// leaves, over the longest stem.
    pub fn compare(&self, a: &str, b: &str) -> Option<Features> {
        let (left, right) = (self.analyse(a), self.analyse(b));
        let mut best: Option<(u32, usize, Features)> = None;
        for x in &left {
            for y in &right {
                if x.stem != y.stem || !self.one_word(x, y) {
                    continue;
                }
                let features = x.values.difference(y.values);
                let rank = (features.len(), usize::MAX - x.stem.len(), features);
                if best.is_none_or(|known| (rank.0, rank.1) < (known.0, known.1)) {
                    best = Some(rank);
                }
            }
        }
        best.map(|(_, _, features)| features)
    }

    fn one_word(&self, x: &Analysis, y: &Analysis) -> bool {
        self.parts.iter().any(|part| x.classes & part != 0 && y.classes & part != 0)
    }
}

/// The stem as the template `to` has it, if it fits the template `from`.
fn rewrite(stem: &str, from: &str, to: &str) -> Option<String> {
    let mut roots = ['\0'; 4];
    let mut letters = stem.chars();
    for slot in from.chars() {
        let letter = letters.next()?;
        match root_slot(slot) {
            Some(at) if roots[at] == '\0' => roots[at] = letter,
            Some(at) if roots[at] == letter => {}
            None if slot == letter => {}
            _ => return None,
        }
    }
    if letters.next().is_some() {
        return None;
    }
    Some(to.chars().map(|slot| root_slot(slot).map_or(slot, |at| roots[at])).collect())
}

fn root_slot(slot: char) -> Option<usize> {
    matches!(slot, '1'..='4').then(|| slot as usize - '1' as usize)
}
