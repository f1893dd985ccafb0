//! Stem changes, as rewriting rules on templates: broken plurals, hollow verbs, doubled consonants.

use super::affix::Classes;
use super::features::Values;

/// A stem change: a stem of template `from` in one of `classes` is also a form of stem `to`, with more values.
///
/// In a template `1` to `4` stand for root letters, `*` at its start for one or more letters of any kind, other
/// characters for themselves.
pub(super) struct Rule {
    pub from: &'static str,
    pub to: &'static str,
    pub classes: Classes,
    /// An analysis must have one of these values, if there are any.
    pub needs: Values,
    /// An analysis that has one of these values is left alone.
    pub unless: Values,
    /// What the change itself says. Where it says nothing, the change is one of spelling or sound, which both of two
    /// forms may show; a change that means something can be in one of them alone.
    pub adds: Values,
    /// How many letters `from` stands for; none where it begins with `*`.
    pub letters: usize,
}

impl Rule {
    /// A change of sound or spelling, which says nothing, in forms that have one of the values `needs`, if any.
    pub const fn sound(from: &'static str, to: &'static str, classes: Classes, needs: Values) -> Self {
        Self { from, to, classes, needs, unless: Values::NONE, adds: Values::NONE, letters: count(from) }
    }

    /// A change that says something.
    pub const fn meaning(from: &'static str, to: &'static str, classes: Classes, adds: Values) -> Self {
        Self { adds, ..Self::sound(from, to, classes, Values::NONE) }
    }

    /// The same rule, for forms that have one of these values.
    pub const fn needing(self, needs: Values) -> Self {
        Self { needs, ..self }
    }

    /// The same rule, for forms without these values.
    pub const fn unless(self, unless: Values) -> Self {
        Self { unless, ..self }
    }
}

const fn count(template: &str) -> usize {
    let bytes = template.as_bytes();
    let (mut at, mut letters) = (0, 0);
    while at < bytes.len() {
        if bytes[at] == b'*' {
            return 0;
        }
        if bytes[at] & 0xC0 != 0x80 {
            letters += 1;
        }
        at += 1;
    }
    letters
}

/// What templates write for a root letter that is weak and comes and goes.
pub(super) const HOLLOW: char = '~';

/// The stem as the template `to` has it, if it fits the template `from`.
pub(super) fn rewrite(stem: &str, from: &str, to: &str) -> Option<String> {
    // Most templates fail at their last letter: look there first.
    if let Some(last) = from.chars().next_back()
        && last != '*'
        && root_slot(last).is_none()
        && !stem.ends_with(last)
    {
        return None;
    }
    let (head, tail, from, to) = match (from.strip_prefix('*'), to.strip_prefix('*')) {
        (Some(from), Some(to)) => {
            let cut = match from.chars().count() {
                0 => stem.len(),
                letters => stem.char_indices().rev().nth(letters - 1)?.0,
            };
            if cut == 0 {
                return None;
            }
            (&stem[..cut], &stem[cut..], from, to)
        }
        _ => ("", stem, from, to),
    };
    let mut roots = ['\0'; 4];
    let mut letters = tail.chars();
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
    let filled = to.chars().map(|slot| root_slot(slot).map_or(slot, |at| roots[at]));
    Some(head.chars().chain(filled).collect())
}

fn root_slot(slot: char) -> Option<usize> {
    matches!(slot, '1'..='4').then(|| slot as usize - '1' as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_rewrite_whole_stems_and_ends_of_stems() {
        for (stem, from, to, want) in [
            ("اولاد", "ا12ا3", "123", Some("ولد")),
            ("اسابيع", "12ا3ي4", "123و4", Some("اسبوع")),
            ("كتب", "12ا3", "123", None),
            ("stopp", "*11", "*1", Some("stop")),
            ("start", "*11", "*1", None),
            ("mak", "*", "*e", Some("make")),
            ("al", "*al", "*", None),
            ("", "*", "*e", None),
        ] {
            assert_eq!(rewrite(stem, from, to).as_deref(), want, "{stem} {from}");
        }
    }
}
