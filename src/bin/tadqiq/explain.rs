//! `tadqiq explain`: what a category means.

use std::io::Write as _;
use std::process::ExitCode;

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
    let category: Category = id.parse()?;
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
