//! Phrases that reasons are made of.

use unicode_script::Script;

use super::evidence::Counts;

/// A text in quotation marks that neither Arabic nor Latin text is likely to hold; long ones lose their middle.
pub fn quote(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let count = flat.chars().count();
    if count <= 60 {
        return format!("‘{flat}’");
    }
    let head: String = flat.chars().take(34).collect();
    let tail: String = flat.chars().skip(count - 20).collect();
    format!("‘{}…{}’", head.trim_end(), tail.trim_start())
}

/// `once`, `2 times`.
pub fn times(count: u32) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

/// `1 word`, `3 words`.
pub fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Where a trusted spelling stands: `stands 2 times in the edited text and 13 times in the related texts`.
pub fn standing(counts: Counts) -> Option<String> {
    match (counts.edited, counts.related) {
        (0, 0) => None,
        (edited, 0) => Some(format!("stands {} in the edited text", times(edited))),
        (0, related) => Some(format!("stands {} in the related texts", times(related))),
        (edited, related) => Some(format!(
            "stands {} in the edited text and {} in the related texts",
            times(edited),
            times(related)
        )),
    }
}

/// What a script's letters are called: `Latin`, `Arabic`.
pub fn script_name(script: Script) -> &'static str {
    script.full_name()
}
