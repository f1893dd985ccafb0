//! What commands on two texts share: reading them, and holding their lines against each other.

use std::path::Path;

use tadqiq::document::{Document, Pair};
use tadqiq::read::Pairs;
use tadqiq::{Error, read};

use crate::terminal::tell;

/// Reads the MT and the other text, which the command's usage calls `other_name`: two plain texts, or two bilingual
/// files, whose units become the lines.
///
/// # Errors
/// Where one cannot be read, where both are standard input, and where bilingual files cannot be joined.
pub fn read_both(mt: &Path, other: &Path, other_name: &str) -> Result<Pair<Document>, Error> {
    if mt == Path::new("-") && other == Path::new("-") {
        let problem = format!("MT and {other_name} cannot both be standard input; name a file");
        return Err(Error::Usage(problem));
    }
    match read::joined_pairs(mt, other)? {
        Some(pairs) => Ok(gathered(pairs)),
        None => Ok(Pair { mt: read::text(mt)?, edited: read::text(other)? }),
    }
}

/// The documents of a file of pairs, or of two. Says what of them is not looked at.
pub fn gathered(pairs: Pairs) -> Pair<Document> {
    tell_left_out(pairs.left_out);
    pairs.documents
}

/// Says how many units of a file are not looked at, where there are any.
pub fn tell_left_out(units: u64) {
    match units {
        0 => {}
        1 => tell("1 unit was left out: it has no machine translation or no edited version"),
        count => {
            tell(format_args!(
                "{count} units were left out: they have no machine translation or no edited version"
            ));
        }
    }
}

/// How the counts of lines differ, as the beginning of a message; none where they are equal.
pub fn unequal_lines(pair: &Pair<Document>) -> Option<String> {
    let (mt, other) = (pair.mt.lines.len(), pair.edited.lines.len());
    (mt != other).then(|| format!("{} has {mt} lines and {} has {other}", pair.mt.name, pair.edited.name))
}
