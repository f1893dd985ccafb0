//! The models of `tadqiq names`: trained on pairs of names, and measured on them.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::ValueEnum;
use tadqiq::error::named;
use tadqiq::names::{self, Grade, Model, NamenessModel, Options, Side};
use tadqiq::output::Output;
use tadqiq::{Error, read};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::names::check;
use crate::terminal::tell;

/// A column of a list of pairs.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Column {
    /// The first
    Left,
    /// The second
    Right,
}

/// The pairs of a file of two columns.
fn pairs_of(path: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let document = read::text(path)?;
    let mut pairs = Vec::with_capacity(document.lines.len());
    for (line, number) in document.lines.iter().zip(1..) {
        let text = document.slice(line.span);
        let pair = text
            .split_once('\t')
            .filter(|(a, b)| !a.trim().is_empty() && !b.trim().is_empty() && !b.contains('\t'));
        let Some((a, b)) = pair else {
            let problem = "not a pair of names; a line is two names with one tab between them";
            return Err(Error::malformed(path, number, problem).into());
        };
        pairs.push((a.to_owned(), b.to_owned()));
    }
    Ok(pairs)
}

/// Learns a transliteration model from pairs of names, or of spellings of one column's names.
///
/// # Errors
/// Where a file cannot be read or holds no pairs, or the model cannot be written.
pub fn train(
    files: &[PathBuf],
    output: PathBuf,
    variants: Option<Column>,
    draw: Option<&Path>,
) -> anyhow::Result<()> {
    let output = Output::from_path(output);
    check(&output, files.iter().map(PathBuf::as_path).chain(draw))?;
    let mut pairs = Vec::new();
    let mut spellings = Vec::new();
    for file in files {
        let more = pairs_of(file)?;
        if let Some(column) = variants {
            let side = if matches!(column, Column::Left) { Side::Left } else { Side::Right };
            spellings.extend(names::spelling_pairs(&more, side));
        }
        pairs.extend(more);
    }
    let mut attested = None;
    if let Some(path) = draw {
        attested = Some(spellings.len());
        let text = read::text(path)?.text;
        spellings.extend(Model::from_text(&text, path)?.draw_spellings(&pairs));
    }
    let options = Options { variants: variants.is_some(), attested };
    // Drawn on standard error, and only where that is a terminal.
    let bar = indicatif::ProgressBar::new(0);
    let mut progress = |done: usize, all: usize| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    };
    let trained = Model::train(if options.variants { &spellings } else { &pairs }, options, &mut progress);
    let model = trained
        .with_context(|| files.iter().map(|file| named(file).to_string()).collect::<Vec<_>>().join(", "))?;
    bar.finish_and_clear();
    output.write(|out| out.write_all(model.to_text().as_bytes()))?;
    Ok(())
}

/// Damages names, and counts how they are graded.
///
/// # Errors
/// Where the file cannot be read or holds no pairs, or standard output cannot be written.
pub fn grades(path: &Path) -> anyhow::Result<()> {
    let document = read::text(path)?;
    let mut pairs = Vec::with_capacity(document.lines.len());
    for (line, number) in document.lines.iter().zip(1..) {
        let mut cells = document.slice(line.span).split('\t');
        let (Some(a), Some(b)) = (cells.next(), cells.next()) else {
            let problem = "not a pair of names; a line is two names with a tab between them";
            return Err(Error::malformed(path, number, problem).into());
        };
        pairs.push((a.to_owned(), b.to_owned()));
    }
    Output::Stdout.write(|out| {
        writeln!(out, "gone wrong\tnames\tsame\tgarbled\tunrelated")?;
        for row in names::measure_grades(&pairs) {
            let [same, garbled, unrelated] =
                [Grade::Same, Grade::Garbled, Grade::Unrelated].map(|grade| row.share(grade));
            let count: usize = row.counts.iter().sum();
            writeln!(out, "{}\t{count}\t{same:.3}\t{garbled:.3}\t{unrelated:.3}", row.label)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Learns to tell names from ordinary words.
///
/// # Errors
/// Where a file cannot be read or holds too few words, or the model cannot be written.
pub fn train_nameness(pairs: &Path, texts: &[PathBuf], output: PathBuf) -> anyhow::Result<()> {
    let output = Output::from_path(output);
    check(&output, texts.iter().map(PathBuf::as_path).chain([pairs]))?;
    let names: Vec<String> = pairs_of(pairs)?.into_iter().map(|pair| pair.0).collect();
    let mut words = Vec::new();
    for text in texts {
        words.extend(read::text(text)?.text.unicode_words().map(str::to_owned));
    }
    let figures = NamenessModel::measure(&names, &words)?;
    let share = |part: usize, all: usize| 100.0 * part as f64 / all as f64;
    tell(format_args!(
        "words not seen in training that are taken for names: {:.1}% of {} names, {:.1}% of {} other words",
        share(figures.names_found, figures.names),
        figures.names,
        share(figures.words_mistaken, figures.words),
        figures.words
    ));
    let model = NamenessModel::train(&names, &words)?;
    output.write(|out| out.write_all(model.to_text().as_bytes()))?;
    Ok(())
}
