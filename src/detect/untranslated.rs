//! `untranslated`: text of a foreign script left over where the edited version has the language's own.

use std::ops::Range;

use unicode_script::Script;

use super::claim::{Claim, Claims};
use super::cues::{LIKELY, is_after_title, nameness_of};
use super::difference::{Difference, runs};
use super::slot::slot;
use super::trusted::sounding_like;
use super::view::{Side, View};
use super::wording::{quote, script_name, standing};
use crate::finding::{Category, Severity};
use crate::names::{self, Grade};
use crate::vocabulary::{Kind, LONGEST_WORD, is_shared};

/// Finds words in another script than the texts' that the edited version does not keep.
pub fn detect(view: &View<'_>, claims: &mut Claims) {
    let foreign = |side: &Side<'_>, token: usize| {
        let form = side.form(token);
        form.kind == Kind::Word
            && is_foreign(form.script, view.evidence.script)
            && !is_numeral_at_home(side.raw(token), view.evidence.script)
    };
    if view.evidence.is_alone() {
        return add_alone(view, claims, |token| foreign(&view.mt, token));
    }
    let kept: Vec<usize> = (0..view.edited.len()).filter(|&token| foreign(&view.edited, token)).collect();
    let left_over =
        |token: usize| claims.is_free(token) && foreign(&view.mt, token) && !is_kept(view, token, &kept);
    let found = runs(0..view.mt.len(), left_over);
    for run in found {
        let claim = claim(view, claims, run);
        claims.add(claim);
    }
}

/// Words in foreign letters in a text without edited version. Writers leave most of them so on purpose: abbreviations,
/// what stands in brackets, a firm's or a product's name (in the drafts of WMT24++, three of four are kept). A trusted
/// text that has the name in the text's own letters decides, and so does a name before it that was transliterated.
fn add_alone(view: &View<'_>, claims: &mut Claims, foreign: impl Fn(usize) -> bool) {
    let trusted = |token: usize| view.evidence.counts(view.mt.form(token).fold).related > 0;
    for run in runs(0..view.mt.len(), |token| claims.is_free(token) && foreign(token) && !trusted(token)) {
        let word = view.mt.text_of(&run);
        let own: Vec<_> = run.clone().map(|token| sounding_like(view.evidence, view.mt.raw(token))).collect();
        let script = script_name(view.mt.form(run.start).script);
        let main = script_name(view.evidence.script);
        let mut reason = format!("{} is in {script} letters in {} {main} text", quote(word), article(main));
        let known: Vec<&str> = own.iter().flatten().map(|&(spelling, _)| spelling).collect();
        let mut proposal = None;
        if known.len() == run.len() {
            proposal = Some(known.join(" "));
            for (spelling, counts) in own.into_iter().flatten() {
                if let Some(standing) = standing(counts) {
                    reason = format!("{reason}; it sounds like {}, which {standing}", quote(spelling));
                }
            }
        }
        let confidence = match &proposal {
            Some(_) => 0.9,
            // Only Latin letters are at home everywhere.
            None if view.mt.form(run.start).script != Script::Latin => 0.8,
            None if is_kept_by_custom(view, &run) || !is_beside_name(view, &run) => 0.3,
            None => 0.6,
        };
        let on = Difference::between(run, 0..0);
        let mut claim = Claim::new(Category::Untranslated, Severity::Major, confidence, &on, reason);
        claim.proposal = proposal;
        claims.add(claim);
    }
}

/// Whether the word before is a name in the text's own letters, or a title: `فاليري Unacimov`.
fn is_beside_name(view: &View<'_>, run: &Range<usize>) -> bool {
    let before = run.start.checked_sub(1);
    before.is_some_and(|before| nameness_of(view, &view.mt, before) >= LIKELY)
        || is_after_title(view, &view.mt, run.start)
}

/// Whether writers leave such words in foreign letters as a matter of course: abbreviations and single letters, and
/// what stands in brackets or quotation marks.
fn is_kept_by_custom(view: &View<'_>, run: &Range<usize>) -> bool {
    let mark = |token: Option<usize>| {
        token.is_some_and(|token| token < view.mt.len() && view.mt.form(token).kind == Kind::Mark)
    };
    let short = run.clone().all(|token| {
        let raw = view.mt.raw(token);
        raw.chars().count() == 1 || raw.chars().all(|ch| !ch.is_lowercase())
    });
    let enclosed = run.start > 0
        && mark(run.start.checked_sub(1))
        && view.mt.raw(run.start - 1).ends_with(['(', '[', '"', '«', '“', '”', '‹'])
        && mark(Some(run.end));
    short || enclosed
}

/// Whether a script is neither the texts' nor mixed with it as a matter of course.
pub fn is_foreign(script: Script, main: Script) -> bool {
    const JAPANESE: [Script; 3] = [Script::Han, Script::Hiragana, Script::Katakana];
    const KOREAN: [Script; 2] = [Script::Hangul, Script::Han];
    let mixes = |family: &[Script]| family.contains(&script) && family.contains(&main);
    script != main && !is_shared(script) && !mixes(&JAPANESE) && !mixes(&KOREAN)
}

/// Whether a word is a Roman numeral in a script whose languages write such numerals themselves: `XIX век`.
fn is_numeral_at_home(raw: &str, main: Script) -> bool {
    matches!(main, Script::Cyrillic | Script::Greek) && raw.chars().all(|ch| matches!(ch, 'I' | 'V' | 'X'))
}

/// Whether the edited version has the word too, in the same letters or in some that are near enough to be a
/// correction of its spelling; be it within an address or a hashtag.
fn is_kept(view: &View<'_>, token: usize, kept: &[usize]) -> bool {
    let word = &*view.mt.form(token).folded;
    let (letters, long) = (view.mt.form(token).letters, view.mt.form(token).letters > 2);
    let markup = |other: usize| {
        let form = view.edited.form(other);
        long && form.kind == Kind::Markup && form.folded.contains(word)
    };
    let near = |&other: &usize| {
        let theirs = view.edited.form(other);
        let short = letters.max(theirs.letters) <= LONGEST_WORD;
        &*theirs.folded == word
            || (long && short && strsim::normalized_levenshtein(&theirs.folded, word) >= 0.5)
    };
    kept.iter().any(near) || (0..view.edited.len()).any(markup)
}

fn claim(view: &View<'_>, claims: &Claims, run: Range<usize>) -> Claim {
    let suggestion = suggestion(view, claims, &run);
    let (mt, edited) = with_number(view, run.clone(), suggestion);
    let word = view.mt.text_of(&run);
    let script = script_name(view.mt.form(run.start).script);
    let main = script_name(view.evidence.script);
    let mut reason = format!("{} is in {script} letters in {} {main} sentence", quote(word), article(main));
    let mut confidence: f64 = if view.edited.is_empty() { 0.6 } else { 0.9 };
    if !edited.is_empty() {
        let theirs = view.edited.text_of(&edited);
        let place = view
            .anchor_before(run.start)
            .map_or(String::new(), |before| format!(", after {}", quote(before)));
        reason = format!("{reason}; in the same place{place}, the edited text has {}", quote(theirs));
        let counts = view.evidence.counts(view.edited.form(edited.start).fold);
        if let Some(standing) = standing(counts).filter(|_| edited.len() == 1) {
            reason = format!("{reason}, which {standing}");
        }
        confidence = 0.97;
    } else if !view.edited.is_empty() {
        reason.push_str("; the edited sentence has no such word");
    }
    let severity = if word.chars().count() > 1 { Severity::Major } else { Severity::Minor };
    Claim::new(Category::Untranslated, severity, confidence, &Difference::between(mt, edited), reason)
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" }
}

/// The tokens of the edited side that stand for a foreign run: of what stands in its place the words that sound most
/// like it, else the word that is linked to it.
fn suggestion(view: &View<'_>, claims: &Claims, run: &Range<usize>) -> Range<usize> {
    let place = slot(view, run);
    let candidate = |token: usize| claims.is_free_edited(token) && view.edited.form(token).is_content();
    let words = runs(place, |token| {
        candidate(token) && !is_foreign(view.edited.form(token).script, view.evidence.script)
    });
    let windows = words.iter().flat_map(|words| {
        words
            .clone()
            .map(|start| start..(start + run.len()).min(words.end))
            .filter(|window| window.len() <= run.len())
    });
    let word = view.mt.text_of(run);
    let sounds = |range: &Range<usize>| names::compare(word, view.edited.text_of(range));
    let best = windows
        .map(|range| (sounds(&range), range))
        .max_by(|a, b| a.0.probability.total_cmp(&b.0.probability));
    let linked = || view.partner(run.start).filter(|&other| candidate(other)).map(|other| other..other + 1);
    match best {
        Some((comparison, range)) if comparison.grade != Grade::Unrelated => range,
        best => linked().or(best.map(|(_, range)| range)).unwrap_or(0..0),
    }
}

/// A letter with its number is one word (`F 18`): the number comes along where it follows on both sides.
fn with_number(view: &View<'_>, mt: Range<usize>, edited: Range<usize>) -> (Range<usize>, Range<usize>) {
    let is_number =
        |side: &Side<'_>, token: usize| token < side.len() && side.form(token).kind == Kind::Number;
    let short = view.mt.text_of(&mt).chars().count() <= 3;
    if short && !edited.is_empty() && is_number(&view.mt, mt.end) && view.partner(mt.end) == Some(edited.end)
    {
        return (mt.start..mt.end + 1, edited.start..edited.end + 1);
    }
    (mt, edited)
}
