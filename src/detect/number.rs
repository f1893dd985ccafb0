//! `number`: values that differ, are missing or were added.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::claim::{Claim, Claims};
use super::difference::{Difference, DifferenceKind};
use super::slot::gap_for;
use super::view::{Side, View};
use super::wording::quote;
use crate::finding::{Category, Severity};
use crate::lexicon::Relation;
use crate::normalize::digit_value;
use crate::numbers::{self, Equality, Quantity, Written};
use crate::text::Span;
use crate::vocabulary::Kind;

/// Differences that are weaker than this are left to the other detectors, which look at the words.
const WEAKEST: f32 = 0.5;

/// Compares the values of both sides. Equal ones that are written in other ways are settled: nothing is wrong there.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    if view.edited.is_empty() || view.mt.is_empty() {
        return;
    }
    let mt = Quantities::new(view, &view.mt);
    let edited = mt.again(&view.mt, &view.edited).unwrap_or_else(|| Quantities::new(view, &view.edited));
    if mt.list.is_empty() && edited.list.is_empty() {
        return;
    }
    let found = numbers::compare_at(&mt.list, &edited.list, |offset| expected(view, offset));
    settle_equal(view, claims, &mt, &edited, &found);
    let markup = (markup_numbers(&view.mt), markup_numbers(&view.edited));
    let elsewhere = |difference: &numbers::Difference| {
        let within = |list: &Quantities, index: Option<usize>, own: &Side<'_>, other: &FxHashSet<String>| {
            index.is_some_and(|index| other.contains(&digits(own.text.document.slice(list.span(index)))))
        };
        within(&mt, difference.mt, &view.mt, &markup.1)
            || within(&edited, difference.edited, &view.edited, &markup.0)
    };
    let regrouped = Regrouped::new(view);
    regrouped.settle(view, claims);
    let replaced = Replaced::new(view);
    for difference in &found.differences {
        let weak = difference.strength < WEAKEST && difference.mt.is_some() != difference.edited.is_some();
        let told = elsewhere(difference) || regrouped.explains(&mt, &edited, difference);
        if weak || told || replaced.explains(view, &mt, &edited, difference) {
            continue;
        }
        if let Some(claim) = claim(view, &mt, &edited, difference) {
            claims.add(claim);
        }
    }
}

/// The digits of a text, in ASCII.
fn digits(text: &str) -> String {
    text.chars().filter_map(digit_value).map(|digit| char::from(b'0' + digit)).collect()
}

/// The numbers in digits within the markup of a side: the 7 of `#section7`.
fn markup_numbers(side: &Side<'_>) -> FxHashSet<String> {
    let markup = (0..side.len()).map(|token| side.form(token)).filter(|form| form.kind == Kind::Markup);
    let runs = markup.flat_map(|form| form.folded.split(|ch: char| !ch.is_ascii_digit()));
    runs.filter(|run| !run.is_empty()).map(str::to_owned).collect()
}

/// Telephone numbers whose digits both sides have, in other groups: `021-88776655`, `02188776655`.
struct Regrouped(Vec<(Span, Span)>);

/// Digits in a row, with single marks or spaces between them.
struct Dialled {
    span: Span,
    digits: String,
    /// Whether it begins with a zero or after a plus sign.
    is_prefixed: bool,
    /// How many digits stand in each group.
    groups: Vec<usize>,
}

impl Dialled {
    /// Whether it is a telephone number: seven digits from a zero or a plus sign on, or nine with a group of three, which
    /// no date has.
    fn is_telephone(&self) -> bool {
        let least = if self.is_prefixed { 7 } else { 9 };
        self.digits.len() >= least && (self.is_prefixed || self.groups.contains(&3))
    }
}

impl Regrouped {
    fn new(view: &View<'_>) -> Self {
        let mut theirs: FxHashMap<String, Vec<Span>> = FxHashMap::default();
        for (span, digits) in Self::telephone_numbers(&view.edited).into_iter().rev() {
            theirs.entry(digits).or_default().push(span);
        }
        let ours = Self::telephone_numbers(&view.mt);
        Self(
            ours.into_iter()
                .filter_map(|(span, digits)| Some((span, theirs.get_mut(&digits)?.pop()?)))
                .collect(),
        )
    }

    /// Takes them out of what is to be judged.
    fn settle(&self, view: &View<'_>, claims: &mut Claims) {
        for &(mt, edited) in &self.0 {
            settle(view, claims, (&view.mt.tokens_of(mt), &view.edited.tokens_of(edited)), false);
        }
    }

    /// The telephone numbers of a side, and their digits. Points and slashes part decimals and dates, never these.
    fn telephone_numbers(side: &Side<'_>) -> Vec<(Span, String)> {
        let whole = side.whole();
        let mut found: Vec<Dialled> = Vec::new();
        let (mut apart, mut before) = (usize::MAX, ' ');
        for (at, ch) in side.text.document.slice(whole).char_indices() {
            let Some(digit) = digit_value(ch).map(|digit| char::from(b'0' + digit)) else {
                let joins = matches!(ch, ' ' | '\u{A0}' | '-' | '\u{2010}'..='\u{2013}' | '(' | ')');
                apart = if joins { apart.saturating_add(1) } else { usize::MAX };
                before = ch;
                continue;
            };
            let here = Span::new(at, at + ch.len_utf8()).shift(whole.start);
            match (found.last_mut(), apart) {
                (Some(last), 0..=2) => {
                    last.span = last.span.join(here);
                    last.digits.push(digit);
                    match last.groups.last_mut() {
                        Some(group) if apart == 0 => *group += 1,
                        _ => last.groups.push(1),
                    }
                }
                _ => found.push(Dialled {
                    span: here,
                    digits: digit.to_string(),
                    is_prefixed: before == '+' || (digit == '0' && before != '.'),
                    groups: vec![1],
                }),
            }
            apart = 0;
        }
        found.retain(Dialled::is_telephone);
        found.into_iter().map(|number| (number.span, number.digits)).collect()
    }

    fn explains(&self, mt: &Quantities, edited: &Quantities, difference: &numbers::Difference) -> bool {
        let within = |list: &Quantities, index: Option<usize>, side: fn(&(Span, Span)) -> Span| {
            index.is_none_or(|index| {
                let own = list.span(index);
                self.0.iter().map(side).any(|span| span.start <= own.start && own.end <= span.end)
            })
        };
        within(mt, difference.mt, |pair| pair.0) && within(edited, difference.edited, |pair| pair.1)
    }
}

/// Which tokens stand where the other side has one word.
struct Replaced {
    mt: Vec<bool>,
    edited: Vec<bool>,
}

impl Replaced {
    fn new(view: &View<'_>) -> Self {
        let mut replaced = Self { mt: vec![false; view.mt.len()], edited: vec![false; view.edited.len()] };
        for pair in view.differences.iter().filter(|difference| difference.kind == DifferenceKind::Pair) {
            let (i, j) = (pair.mt.start, pair.edited.start);
            replaced.mt[i] = view.edited.form(j).kind == Kind::Word;
            replaced.edited[j] = view.mt.form(i).kind == Kind::Word;
        }
        replaced
    }

    /// Whether a number word that one side lacks was replaced by a word that is no number: a foreign one (`vier` for
    /// *four*), a misspelt one, another word. What became of it is for the detectors of words to say.
    fn explains(
        &self,
        view: &View<'_>,
        mt: &Quantities,
        edited: &Quantities,
        difference: &numbers::Difference,
    ) -> bool {
        let (list, side, index, replaced) = match (difference.mt, difference.edited) {
            (Some(index), None) => (mt, &view.mt, index, &self.mt),
            (None, Some(index)) => (edited, &view.edited, index, &self.edited),
            _ => return false,
        };
        let tokens = list.tokens(side, index);
        list.list[index].written == Written::Words && tokens.len() == 1 && replaced[tokens.start]
    }
}

/// The quantities of one side, and where its text begins.
struct Quantities {
    list: Vec<Quantity>,
    start: u32,
}

impl Quantities {
    fn new(view: &View<'_>, side: &Side<'_>) -> Self {
        let whole = side.whole();
        Self {
            list: numbers::find(side.text.document.slice(whole), view.evidence.language()),
            start: whole.start,
        }
    }

    /// Those of the other side, where both say the same to the letter.
    fn again(&self, own: &Side<'_>, other: &Side<'_>) -> Option<Self> {
        let (here, there) = (own.whole(), other.whole());
        let same = own.text.document.slice(here) == other.text.document.slice(there);
        same.then(|| Self { list: self.list.clone(), start: there.start })
    }

    fn span(&self, index: usize) -> Span {
        self.list[index].span.shift(self.start)
    }

    fn tokens(&self, side: &Side<'_>, index: usize) -> Range<usize> {
        side.tokens_of(self.span(index))
    }
}

/// Where the counterpart of what stands at a byte of the MT's side is expected on the edited side, by the word links.
fn expected(view: &View<'_>, offset: u32) -> Option<u32> {
    let (mt, edited) = (view.mt.whole().start, view.edited.whole().start);
    let token = view.mt.token_at(mt + offset)?;
    let nearest = (0..=token).rev().take(6).find_map(|before| Some((before, view.partner(before)?)))?;
    let shift = token - nearest.0;
    let partner = (nearest.1 + shift).min(view.edited.len().checked_sub(1)?);
    Some(view.edited.tokens[partner].span.start - edited)
}

/// Takes values that both sides have, written otherwise, out of what is to be judged, and the words and signs of their
/// units.
fn settle_equal(
    view: &View<'_>,
    claims: &mut Claims,
    mt: &Quantities,
    edited: &Quantities,
    found: &numbers::Comparison,
) {
    let mut differing = (vec![false; mt.list.len()], vec![false; edited.list.len()]);
    for difference in &found.differences {
        difference.mt.into_iter().for_each(|index| differing.0[index] = true);
        difference.edited.into_iter().for_each(|index| differing.1[index] = true);
    }
    let open = |equality: &&Equality| !differing.0[equality.mt] && !differing.1[equality.edited];
    for equality in found.equal.iter().filter(open) {
        let (ours, theirs) = (&mt.list[equality.mt], &edited.list[equality.edited]);
        if says_the_same(ours, theirs) || equality.same_unit {
            let here = mt.tokens(&view.mt, equality.mt);
            let there = edited.tokens(&view.edited, equality.edited);
            settle(view, claims, (&here, &there), are_words(ours, theirs));
        }
        if equality.same_unit {
            let tokens = |span: Option<Span>, side: &Side<'_>, start: u32| {
                span.map_or(0..0, |span| side.tokens_of(span.shift(start)))
            };
            let here = tokens(ours.unit_span, &view.mt, mt.start);
            let there = tokens(theirs.unit_span, &view.edited, edited.start);
            settle(view, claims, (&here, &there), true);
        }
    }
}

/// Whether equal numbers are no difference in words: one of them is in digits, or they are months or weekdays. *Three*
/// and *thirds* are left to the detectors of words.
fn says_the_same(ours: &Quantity, theirs: &Quantity) -> bool {
    use numbers::Kind::{Decade, Fraction, Month, Time, Weekday};
    let shared = theirs.readings.iter().any(|value| ours.readings.contains(value));
    let either = |kinds: &[numbers::Kind]| kinds.contains(&ours.kind) || kinds.contains(&theirs.kind);
    if are_words(ours, theirs) {
        shared && either(&[Month, Weekday])
    } else {
        shared || either(&[Month, Time, Decade, Fraction])
    }
}

fn are_words(ours: &Quantity, theirs: &Quantity) -> bool {
    ours.written == Written::Words && theirs.written == Written::Words
}

/// Settles tokens that say the same, unless they are the same, or words that differ in inflection alone: that is for
/// grammar to judge.
fn settle(view: &View<'_>, claims: &mut Claims, on: (&Range<usize>, &Range<usize>), words: bool) {
    let (here, there) = on;
    if view.mt.text_of(here) == view.edited.text_of(there) {
        return;
    }
    let inflected = || {
        let relation = view.relation(here.start, there.start);
        matches!(relation, Relation::Inflection(_) | Relation::Derivation)
    };
    if !(words && here.len() == 1 && there.len() == 1 && inflected()) {
        claims.settle(here, there);
    }
}

fn claim(
    view: &View<'_>,
    mt: &Quantities,
    edited: &Quantities,
    difference: &numbers::Difference,
) -> Option<Claim> {
    // The spans hold the magnitude alone where that alone differs (`1.8 million`, `1.8 billion`).
    let ours = difference.mt_span.map(|span| view.mt.tokens_of(span.shift(mt.start)));
    let theirs = difference.edited_span.map(|span| view.edited.tokens_of(span.shift(edited.start)));
    let here = ours.as_ref().map(|range| quote(view.mt.text_of(range)));
    let there = theirs.as_ref().map(|range| quote(view.edited.text_of(range)));
    let value =
        |list: &Quantities, index: Option<usize>| index.map(|index| list.list[index].value().to_string());
    let (our_value, their_value) = (value(mt, difference.mt), value(edited, difference.edited));
    let (on, reason) = match (ours, theirs) {
        (Some(ours), Some(theirs)) => {
            let values = our_value.zip(their_value).filter(|(ours, theirs)| ours != theirs);
            let values = values
                .map_or(String::new(), |(ours, theirs)| format!(": the values are {ours} and {theirs}"));
            (
                Difference::between(ours, theirs),
                format!("{} stands where the edited text has {}{values}", here?, there?),
            )
        }
        (Some(ours), None) => {
            let reason = format!("the edited text does not say {}, the value {}", here?, our_value?);
            (Difference::between(ours, 0..0), reason)
        }
        (None, Some(theirs)) => {
            let gap = gap_for(view, theirs.start);
            let reason = format!("{} of the edited text, the value {}, is missing", there?, their_value?);
            (Difference::between(gap..gap, theirs), reason)
        }
        (None, None) => return None,
    };
    let severity = if view.is_lead() { Severity::Critical } else { Severity::Major };
    Some(Claim::new(Category::Number, severity, f64::from(difference.strength), &on, reason))
}
