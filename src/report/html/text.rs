//! Foreign text in markup: escaped, with what cannot be seen spelled out, and with findings marked in it.

use maud::{Escaper, Markup, PreEscaped, Render, html};

use crate::finding::{Category, Finding};
use crate::normalize::{is_bidi_control, is_invisible};

use super::severity_class;

/// A text in which nothing is marked.
pub struct Plain<'a>(pub &'a str);

impl Render for Plain<'_> {
    fn render_to(&self, markup: &mut String) {
        push_text(self.0, false, markup);
    }
}

/// A suspect text or a suggestion, with every character that shows nothing spelled out.
pub struct Quoted<'a>(pub &'a str);

impl Render for Quoted<'_> {
    fn render_to(&self, markup: &mut String) {
        push_text(self.0, true, markup);
    }
}

/// A sentence of ours that quotes foreign text: what stands in quotation marks is isolated, lest two quotations
/// in a row be shown in each other's place.
pub struct Prose<'a>(pub &'a str);

impl Render for Prose<'_> {
    fn render_to(&self, markup: &mut String) {
        let mut rest = self.0;
        while let Some((before, quotation, after)) = first_quotation(rest) {
            push_text(before, false, markup);
            markup.push_str("<bdi>");
            push_text(quotation, true, markup);
            markup.push_str("</bdi>");
            rest = after;
        }
        push_text(rest, false, markup);
    }
}

/// A text cut at its first quotation: up to and with the opening mark, what is quoted, from the closing mark on.
fn first_quotation(text: &str) -> Option<(&str, &str, &str)> {
    text.char_indices().find_map(|(at, ch)| {
        let close = match ch {
            '‘' => '’',
            '“' => '”',
            '«' => '»',
            '`' | '"' => ch,
            _ => return None,
        };
        let (before, rest) = text.split_at(at + ch.len_utf8());
        let end = rest.find(close).filter(|&end| end > 0)?;
        Some((before, &rest[..end], &rest[end..]))
    })
}

/// Writes a text. Control characters, and bidi controls that open or close something, are spelled out as `U+202E`:
/// they would reach into what follows, and a reviewer ought to see them. `suspect` spells out the rest of what
/// shows nothing, joiners excepted, which shape the letters around them.
fn push_text(text: &str, suspect: bool, markup: &mut String) {
    use std::fmt::Write as _;

    let mut plain = 0;
    for (at, ch) in text.char_indices() {
        let is_mark = matches!(ch, '\u{061C}' | '\u{200E}' | '\u{200F}');
        let spelled = (ch.is_control() && !matches!(ch, '\t' | '\n' | '\r'))
            || matches!(ch, '\u{2028}' | '\u{2029}')
            || (is_bidi_control(ch) && (suspect || !is_mark))
            || (suspect && is_invisible(ch) && !matches!(ch, '\u{200C}' | '\u{200D}'));
        if spelled || ch == '\r' {
            _ = Escaper::new(markup).write_str(&text[plain..at]);
            plain = at + ch.len_utf8();
        }
        if spelled {
            _ = write!(markup, "<span class=\"control\">U+{:04X}</span>", u32::from(ch));
        }
    }
    _ = Escaper::new(markup).write_str(&text[plain..]);
}

/// A finding's stretch of a sentence; empty where something is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its first byte in the sentence.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The finding, an index into the report's.
    pub finding: usize,
}

/// Which of the two texts a sentence is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The MT: its marks lead to the findings.
    Mt,
    /// The edited version: its marks show where the suggestions stand.
    Edited,
}

/// A sentence with findings marked in it, overlapping ones as well: it is cut wherever a stretch begins or ends,
/// and each piece names every finding it is part of, the most severe one first.
pub fn marked(sentence: &str, stretches: &[Stretch], findings: &[Finding], side: Side) -> Markup {
    let mut cuts: Vec<usize> = stretches.iter().flat_map(|stretch| [stretch.start, stretch.end]).collect();
    cuts.extend([0, sentence.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut by_start = stretches.to_vec();
    by_start.sort_by_key(|stretch| (stretch.start, stretch.finding));
    let mut coming = by_start.into_iter().peekable();
    let mut open: Vec<Stretch> = Vec::new();
    let mut markup = String::with_capacity(sentence.len() + 80 * stretches.len());
    for (index, &start) in cuts.iter().enumerate() {
        open.retain(|stretch| stretch.end > start);
        let mut gaps = Vec::new();
        while let Some(stretch) = coming.next_if(|stretch| stretch.start == start) {
            if stretch.end > start { &mut open } else { &mut gaps }.push(stretch);
        }
        if !gaps.is_empty() {
            push_mark(&mut markup, "", &gaps, start, findings, side);
        }
        let Some(&end) = cuts.get(index + 1) else { break };
        let piece = &sentence[start..end];
        if open.is_empty() {
            push_text(piece, false, &mut markup);
        } else {
            // A tag after a piece would part the letters of one word.
            let joined = sentence[end..].starts_with(char::is_alphabetic);
            let tagged_end = if joined { usize::MAX } else { end };
            push_mark(&mut markup, piece, &open, tagged_end, findings, side);
        }
    }
    PreEscaped(markup)
}

/// Writes one piece. The categories of the stretches that end at `tagged_end` are shown after it.
fn push_mark(
    markup: &mut String,
    piece: &str,
    stretches: &[Stretch],
    tagged_end: usize,
    findings: &[Finding],
    side: Side,
) {
    let mut order: Vec<&Stretch> = stretches.iter().collect();
    order.sort_by_key(|stretch| (std::cmp::Reverse(findings[stretch.finding].severity), stretch.finding));
    let ids: Vec<String> = order.iter().map(|stretch| (stretch.finding + 1).to_string()).collect();
    let ended = order.iter().filter(|stretch| stretch.end == tagged_end);
    let mut tags: Vec<&str> = ended.map(|stretch| tag(findings[stretch.finding].category)).collect();
    tags.dedup();
    let first = &findings[order[0].finding];
    let class = severity_class(first.severity);
    let tags = (!tags.is_empty()).then(|| tags.join(" "));
    let described = format!("f{}", ids[0]);
    let missing = piece.is_empty().then_some("something is missing here");
    let shown = match side {
        Side::Mt => html! {
            a.m.(class).gap[piece.is_empty()] href={ "#" (described) } data-f=(ids.join(" ")) data-c=[tags]
                aria-label=[missing] aria-describedby=(described) { (Quoted(piece)) }
        },
        Side::Edited => html! {
            mark.e.(class).gap[piece.is_empty()] data-f=(ids.join(" ")) { (Quoted(piece)) }
        },
    };
    markup.push_str(&shown.0);
}

/// The two letters that stand for a category beside a marked span. They differ from one category to another.
pub fn tag(category: Category) -> &'static str {
    match category {
        Category::Untranslated => "Un",
        Category::Name => "Na",
        Category::Number => "Nu",
        Category::Omission => "Om",
        Category::Addition => "Ad",
        Category::Mistranslation => "Mi",
        Category::InconsistentName => "In",
        Category::Grammar => "Gr",
        Category::Spelling => "Sp",
        Category::Repetition => "Re",
        Category::Punctuation => "Pu",
        Category::Encoding => "En",
        Category::Markup => "Ma",
        Category::Edit => "Ed",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::*;
    use crate::finding::Severity;

    fn finding(severity: Severity) -> Finding {
        Finding {
            category: Category::Name,
            severity,
            confidence: 0.9,
            mt_span: String::new(),
            suggestion: String::new(),
            reason: String::new(),
            evidence: Vec::new(),
            mt_context: Arc::from(""),
            edited_context: Arc::from(""),
            mt: None,
            edited: None,
            alignment_score: None,
            fingerprint: String::new(),
        }
    }

    /// The pieces of a marked sentence: `[ids|text|tags]` for those that are marked.
    fn pieces(sentence: &str, stretches: &[(usize, usize)]) -> String {
        let severities = [Severity::Minor, Severity::Critical, Severity::Major];
        let findings = severities.map(finding);
        let stretches: Vec<Stretch> =
            (0..).zip(stretches).map(|(finding, &(start, end))| Stretch { start, end, finding }).collect();
        let markup = marked(sentence, &stretches, &findings, Side::Mt).into_string();
        let part = |text: &str, name: &str| {
            text.split_once(&format!("{name}=\""))
                .map_or(String::new(), |(_, rest)| rest.split('"').next().unwrap_or_default().to_owned())
        };
        let mut shown = String::new();
        for text in markup.split_inclusive("</a>") {
            let (before, link) = text.split_once("<a ").unwrap_or((text, ""));
            shown.push_str(before);
            if let Some((tag, content)) = link.split_once('>') {
                let content = content.trim_end_matches("</a>");
                shown.extend(["[", &part(tag, "data-f"), "|", content, "|", &part(tag, "data-c"), "]"]);
            }
        }
        shown
    }

    #[test]
    fn pieces_name_their_findings_the_most_severe_first() {
        assert_eq!(pieces("a bc d", &[(2, 4)]), "a [1|bc|Na] d");
        assert_eq!(pieces("a bc d", &[(0, 4), (2, 6)]), "[1|a |][2 1|bc|Na][2| d|Na]");
        assert_eq!(pieces("abc", &[(0, 3), (0, 3), (0, 3)]), "[2 3 1|abc|Na]");
        assert_eq!(pieces("ab", &[]), "ab");
    }

    #[test]
    fn something_missing_is_marked_where_it_is_missing() {
        assert_eq!(pieces("a b", &[(2, 2)]), "a [1||Na]b");
        assert_eq!(pieces("a b", &[(3, 3), (0, 3)]), "[2|a b|Na][1||Na]");
        assert_eq!(pieces("", &[(0, 0)]), "[1||Na]");
    }

    #[test]
    fn no_tag_parts_the_letters_of_a_word() {
        assert_eq!(pieces("قال", &[(0, 2)]), "[1|ق|]ال");
    }

    #[test]
    fn quotations_are_isolated_one_by_one() {
        let prose = html! { (Prose("‘سويغو’ or ‘شويغو’ <b> it's 5\" long")) }.into_string();
        assert_eq!(prose, "‘<bdi>سويغو</bdi>’ or ‘<bdi>شويغو</bdi>’ &lt;b&gt; it's 5&quot; long");
    }

    #[test]
    fn marks_of_direction_are_spelled_out_in_suspect_text_alone() {
        let text = "\u{200F}a\u{202E}b\u{200D}";
        let control = |name: &str| format!("<span class=\"control\">U+{name}</span>");
        assert_eq!(html! { (Plain(text)) }.into_string(), format!("\u{200F}a{}b\u{200D}", control("202E")));
        assert_eq!(
            html! { (Quoted(text)) }.into_string(),
            format!("{}a{}b\u{200D}", control("200F"), control("202E"))
        );
    }

    #[test]
    fn every_category_has_a_tag_of_its_own() {
        let tags: BTreeSet<&str> = Category::ALL.into_iter().map(tag).collect();
        assert_eq!(tags.len(), Category::ALL.len());
    }
}
