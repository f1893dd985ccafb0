//! Text for a terminal: each finding in its sentence, as a compiler shows an error in its line.
//!
//! Carets under a right-to-left text do not line up with it, so the span is marked within the sentence: ⟦so⟧, and
//! with colour by an underline. Every piece of foreign text stands in an isolate (UAX #9), lest it reorder what is
//! around it, and its control characters are spelled out, lest they reach the terminal.

use std::fmt::Write as _;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::excerpt::{Excerpt, head, in_edited, in_mt, tail};
use crate::finding::{Finding, Place, Severity};
use crate::normalize::{is_bidi_control, is_invisible};

/// How many code points of a sentence are shown on either side of a span.
const AROUND: usize = 70;
/// Of a span longer than this many code points only its two ends are shown.
const LONG_SPAN: usize = 160;

const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';

/// Writes findings, of which so many stand before. With `color`, ANSI styles mark severities and spans.
///
/// # Errors
/// Whatever `out` says.
pub fn write(findings: &[Finding], before: usize, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let palette = if color { Palette::colored() } else { Palette::default() };
    for (index, finding) in (before..).zip(findings) {
        if index > 0 {
            writeln!(out)?;
        }
        write_finding(finding, &palette, out)?;
    }
    Ok(())
}

fn write_finding(finding: &Finding, palette: &Palette, out: &mut dyn Write) -> io::Result<()> {
    let severity = palette.severity(finding.severity);
    let (dim, bold) = (palette.frame, palette.reason);
    let title = format!("{}[{}]", finding.severity.id(), finding.category.id());
    writeln!(out, "{severity}{title}{severity:#}{bold}: {}{bold:#}", sentence(&finding.reason))?;
    if let Some(place) = &finding.mt {
        writeln!(out, "     {dim}-->{dim:#} {}", position(place))?;
        write_sentence("mt", in_mt(finding), &finding.mt_context, severity, palette, out)?;
    }
    if let Some(place) = &finding.edited {
        writeln!(out, "     {dim}:::{dim:#} {}", position(place))?;
        write_sentence(
            "edited",
            in_edited(finding),
            &finding.edited_context,
            palette.suggestion,
            palette,
            out,
        )?;
    } else if !finding.suggestion.is_empty() {
        let marked = palette.suggestion;
        writeln!(
            out,
            "       {dim}={dim:#} suggestion: {marked}{}{marked:#}",
            isolated(&finding.suggestion)
        )?;
    }
    writeln!(out, "       {dim}={dim:#} confidence {:.2}", finding.confidence)
}

fn write_sentence(
    side: &str,
    excerpt: Option<Excerpt<'_>>,
    sentence: &str,
    mark: Style,
    palette: &Palette,
    out: &mut dyn Write,
) -> io::Result<()> {
    let dim = palette.frame;
    let text = match excerpt {
        Some(excerpt) => marked(excerpt, mark, palette),
        None => shortened(sentence),
    };
    if text.is_empty() {
        return Ok(());
    }
    writeln!(out, "{dim}{side:>6} |{dim:#} {FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}")
}

/// The sentence around the span, shortened, with the span marked.
fn marked(excerpt: Excerpt<'_>, mark: Style, palette: &Palette) -> String {
    let (left_out, before) = tail(excerpt.before, AROUND);
    let (after, right_out) = head(excerpt.after, AROUND);
    let span = if excerpt.span.chars().count() > LONG_SPAN {
        let (start, gap) = head(excerpt.span, LONG_SPAN / 2);
        let (_, end) = tail(excerpt.span, LONG_SPAN / 2);
        format!("{} {gap}{}", visible(start, true), visible(end, true))
    } else {
        visible(excerpt.span, true)
    };
    let (before, after) = (visible(before, false), visible(after, false));
    if palette.underlines && !span.is_empty() {
        let mark = mark.underline();
        format!("{left_out}{before}{mark}{span}{mark:#}{after}{right_out}")
    } else {
        format!("{left_out}{before}{mark}⟦{span}⟧{mark:#}{after}{right_out}")
    }
}

/// The beginning of a sentence in which nothing is marked.
fn shortened(sentence: &str) -> String {
    let (start, gap) = head(sentence, 2 * AROUND);
    format!("{}{gap}", visible(start, false))
}

/// `file:line:column`, the column from 1 as editors count.
fn position(place: &Place) -> String {
    format!("{}:{}:{}", isolated(&place.file), isolated(&place.line), place.start + 1)
}

/// A text as a terminal may show it beside others: without control characters, and in an isolate (UAX #9) where it
/// holds anything that could reorder what is around it.
pub fn isolated(text: &str) -> String {
    let text = visible(text, false);
    if text.is_ascii() { text } else { format!("{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}") }
}

/// A sentence of ours as a terminal may show it: English, whatever it quotes first.
fn sentence(text: &str) -> String {
    let text = visible(text, false);
    if text.is_ascii() { text } else { format!("{LEFT_TO_RIGHT_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}") }
}

/// A text with its control characters spelled out as `<U+001B>`, line ends as `⏎`. Of the bidi controls those that
/// open or close something are spelled out, since they would outlast or end our isolates; marks and other characters
/// that show nothing are only `within_span`, where they may be what is wrong.
fn visible(text: &str, within_span: bool) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        let is_mark = matches!(ch, '\u{061C}' | '\u{200E}' | '\u{200F}');
        let spelled = (ch.is_control() && ch != '\t')
            || matches!(ch, '\u{2028}' | '\u{2029}')
            || (is_bidi_control(ch) && (within_span || !is_mark))
            || (within_span && is_invisible(ch) && !matches!(ch, '\u{200C}' | '\u{200D}'));
        match ch {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' => shown.push('⏎'),
            _ if spelled => _ = write!(shown, "<U+{:04X}>", u32::from(ch)),
            _ => shown.push(ch),
        }
    }
    shown
}

/// The styles of the parts.
#[derive(Default)]
struct Palette {
    severities: [Style; Severity::ALL.len()],
    reason: Style,
    frame: Style,
    suggestion: Style,
    underlines: bool,
}

impl Palette {
    fn colored() -> Self {
        let bold = |color: AnsiColor| color.on_default().bold();
        Self {
            severities: [
                bold(AnsiColor::Cyan),
                bold(AnsiColor::Blue),
                bold(AnsiColor::Yellow),
                bold(AnsiColor::Red),
            ],
            reason: Style::new().bold(),
            frame: AnsiColor::BrightBlack.on_default(),
            suggestion: bold(AnsiColor::Green),
            underlines: true,
        }
    }

    fn severity(&self, severity: Severity) -> Style {
        self.severities[severity as usize]
    }
}
