//! The form of an output that `--format` leaves open.

use std::path::Path;

use tadqiq::error::named;
use tadqiq::output::Output;
use tadqiq::report::Format;
use tadqiq::{Error, Result};

/// Extensions of forms that no command writes.
const UNWRITTEN: [&str; 9] = ["json", "xml", "xls", "xlsm", "ods", "doc", "docx", "odt", "pdf"];

/// The form that an output's extension asks for, among those that a command writes. An extension that is of no form
/// leaves the choice to the command, as standard output does. `remedy` says what to do where this fails.
///
/// # Errors
/// Where the extension is of another form: the file would be taken for what it is not.
pub fn form_of(output: &Output, written: &[Format], remedy: &str) -> Result<Option<Format>> {
    let Output::File(path) = output else { return Ok(None) };
    let form = Format::from_path(path);
    // Any table may be called a text.
    let is_free = form.is_none_or(|form| form == Format::Text) && !is_unwritten(path);
    match form.filter(|form| written.contains(form)) {
        None if is_free => Ok(None),
        None => Err(Error::Usage(format!("{}: this is no form that is written here; {remedy}", named(path)))),
        form => Ok(form),
    }
}

fn is_unwritten(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    UNWRITTEN.iter().any(|unwritten| extension.eq_ignore_ascii_case(unwritten))
}
