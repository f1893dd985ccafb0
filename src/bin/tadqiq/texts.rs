//! What commands on two texts share: reading them, and holding their lines against each other.

use std::path::Path;

use tadqiq::document::{Document, Pair};
use tadqiq::{Error, read};

/// Reads the MT and the other text, which the command's usage calls `other_name`.
///
/// # Errors
/// Where one cannot be read, and where both are standard input.
pub fn read_both(mt: &Path, other: &Path, other_name: &str) -> Result<Pair<Document>, Error> {
    if mt == Path::new("-") && other == Path::new("-") {
        let problem = format!("MT and {other_name} cannot both be standard input; name a file");
        return Err(Error::Usage(problem));
    }
    Ok(Pair { mt: read::text(mt)?, edited: read::text(other)? })
}

/// How the counts of lines differ, as the beginning of a message; none where they are equal.
pub fn unequal_lines(pair: &Pair<Document>) -> Option<String> {
    let (mt, other) = (pair.mt.lines.len(), pair.edited.lines.len());
    (mt != other).then(|| format!("{} has {mt} lines and {} has {other}", pair.mt.name, pair.edited.name))
}
