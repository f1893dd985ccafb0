//! `tadqiq explain`: what a category means.

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::bail;
use tadqiq::finding::Category;
use tadqiq::guide::{GUIDES, guide};

/// Arguments of `tadqiq explain`.
#[derive(clap::Args)]
pub struct Args {
    /// The category; without it all are listed.
    category: Option<String>,
}

/// Prints one guide in full, or a line for each.
pub fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    let Some(id) = &args.category else {
        for guide in &GUIDES {
            writeln!(out, "{:18} {}", guide.category.id(), guide.meaning)?;
        }
        return Ok(ExitCode::SUCCESS);
    };
    let Some(category) = Category::from_id(id) else { bail!("{}", unknown(id)) };
    let guide = guide(category);
    writeln!(
        out,
        "{} — {}\n\n{}\n\nEvidence: {}\n\nSeverity: {}\n",
        category.id(),
        guide.mqm,
        guide.meaning,
        guide.evidence,
        guide.severity
    )?;
    for example in guide.examples {
        writeln!(
            out,
            "{}\n  bad   \u{2068}{}\u{2069}\n  good  \u{2068}{}\u{2069}",
            example.language, example.bad, example.good
        )?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Says that there is no such category, and which one may be meant.
pub fn unknown(id: &str) -> String {
    let likely =
        Category::ALL.into_iter().map(|category| (strsim::jaro_winkler(category.id(), id), category.id()));
    let best = likely.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(score, _)| *score > 0.75);
    match best {
        Some((_, near)) => format!("there is no category ‘{id}’; did you mean ‘{near}’?"),
        None => format!("there is no category ‘{id}’; `tadqiq explain` lists them all"),
    }
}
