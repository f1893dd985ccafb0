//! What commands on two texts share: reading them, and holding their lines against each other.

use std::path::Path;

use tadqiq::Result;
use tadqiq::document::{Document, Pair};
use tadqiq::error::named;
use tadqiq::read::{Content, PairFiles, Pairs, Source};

use crate::terminal::tell;

/// What is compared: two plain texts, or pairs in one file or in two bilingual ones.
pub type Compared = Content<Pair<Source>>;

/// What the MT's file and the other one hold, or an only file of pairs.
///
/// # Errors
/// As [`Content::of_one`] and [`Content::of_two`], and where an only file holds no pairs.
pub fn compared(mt: &Path, other: Option<&Path>) -> Result<Compared> {
    match other {
        Some(other) => Content::of_two(mt, other),
        None => PairFiles::of_one(mt).map(Content::Pairs),
    }
}

/// Reads two plain texts.
///
/// # Errors
/// Where one cannot be read.
pub fn both(texts: &Pair<Source>) -> Result<Pair<Document>> {
    Ok(Pair { mt: text(&texts.mt)?, edited: text(&texts.edited)? })
}

/// Reads a plain text. Says where there is nothing in it.
///
/// # Errors
/// Where it cannot be read.
pub fn text(source: &Source) -> Result<Document> {
    let document = source.text()?;
    tell_empty(source.path(), &document);
    Ok(document)
}

/// Says where there is nothing in a text.
pub fn tell_empty(path: &Path, document: &Document) {
    if document.text.trim().is_empty() {
        tell(format_args!("warning: {}: there is no text in it", named(path)));
    }
}

/// The documents of files of pairs. Says what of them is not looked at.
pub fn gathered(pairs: Pairs) -> Pair<Document> {
    tell_pairs(&pairs.documents, pairs.documents.mt.lines.len(), pairs.left_out);
    pairs.documents
}

/// Says how many units of some files are not looked at, where there are any, and where there is nothing in them.
pub fn tell_pairs(files: &Pair<Document>, found: usize, left_out: u64) {
    if found == 0 {
        let [mt, edited] = [&files.mt, &files.edited].map(|file| named(Path::new(&file.name)));
        if files.mt.name == files.edited.name {
            tell(format_args!("warning: {mt}: there are no pairs in it"));
        } else {
            tell(format_args!("warning: {mt}, {edited}: there are no pairs in them"));
        }
    }
    tell_left_out(left_out);
}

/// Says how many units of a file are not looked at, where there are any.
fn tell_left_out(units: u64) {
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
    (mt != other).then(|| {
        let [first, second] = [&pair.mt, &pair.edited].map(|text| named(Path::new(&text.name)));
        let unit = if mt == 1 { "line" } else { "lines" };
        format!("{first} has {mt} {unit} and {second} has {other}")
    })
}
