//! What is wrong with JSON, in words for people who did not write it by hand.

use serde_json::error::Category;
use serde_json::{Map, Value};

use super::message::shown;

/// Reads an object that a line holds.
///
/// # Errors
/// What is wrong with the line.
pub(crate) fn object(line: &str) -> Result<Map<String, Value>, String> {
    match line.trim_start().chars().next() {
        Some('{') => serde_json::from_str(line).map_err(|error| misfit(&error, line)),
        Some('[') => {
            Err("a list and no object; JSON Lines has an object a line, without brackets around all of them \
                          or commas between them"
                .to_owned())
        }
        _ => Err("no object in braces".to_owned()),
    }
}

/// Why an object's line is not JSON.
fn misfit(error: &serde_json::Error, line: &str) -> String {
    if error.classify() == Category::Eof {
        return "the object does not end in its line; write each in a line of its own, or was the file cut?"
            .to_owned();
    }
    // Its own column counts bytes.
    let before = line.bytes().take(error.column()).filter(|byte| !matches!(byte, 0x80..=0xBF)).count();
    let said = error.to_string();
    let reasons = [
        ("trailing comma", "a comma too much"),
        ("trailing characters", "something follows the object; write each object in a line of its own"),
        ("key must be a string", "a key must stand in double quotation marks"),
        ("control character", "a control character in a text; write a tab as \\t, and a line end as \\n"),
        (
            "invalid escape",
            "a backslash before a character that needs none; a backslash itself is written \\\\",
        ),
        ("lone leading surrogate", HALF),
        ("unexpected end of hex escape", HALF),
        ("invalid unicode code point", HALF),
        (
            "expected `,` or `}`",
            "a comma or the closing brace is missing; a quotation mark in a text is written \\\"",
        ),
        ("expected `:`", "a colon is missing after a key"),
        ("recursion limit", "values within values more than 128 deep"),
    ];
    let reason =
        reasons.iter().find(|(words, _)| said.starts_with(words)).map_or("this is not JSON", |found| found.1);
    format!("column {before}: {reason}")
}

/// What an escape is that no character has.
const HALF: &str = "an escape \\u that is half a character, or no number of four hexadecimal digits";

/// What is wrong with the values of an object that should have some texts, and may have others.
pub(super) fn missing(object: &Map<String, Value>, wanted: &[&str], optional: &[&str]) -> Option<String> {
    for key in wanted {
        match object.get(*key) {
            None => {
                let keys: Vec<String> = object.keys().take(6).map(|key| shown(key, 40)).collect();
                let keys = if keys.is_empty() { "none".to_owned() } else { keys.join(", ") };
                return Some(format!("the key {key} is missing; its keys are: {keys}"));
            }
            Some(value) => {
                if let Some(problem) = no_text(key, value) {
                    return Some(problem);
                }
            }
        }
    }
    let said =
        |key: &&str| object.get(*key).filter(|value| !value.is_null()).and_then(|value| no_text(key, value));
    optional.iter().find_map(said)
}

fn no_text(key: &str, value: &Value) -> Option<String> {
    let kind = match value {
        Value::String(_) => return None,
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    Some(format!("the value of {key} is {kind}, and no text in quotation marks"))
}
