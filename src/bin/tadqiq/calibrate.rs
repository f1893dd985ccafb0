//! `tadqiq calibrate`: learns how sure findings are.

use std::path::PathBuf;
use std::process::ExitCode;

use tadqiq::Error;
use tadqiq::calibrate::{Judged, calibration_error, fit, judge, to_table};
use tadqiq::confidence::Sharpness;
use tadqiq::output::Output;
use tadqiq::read::PairFiles;

use crate::terminal::tell;

/// Learn how sure findings are from pairs whose every difference is an error
///
/// Every second finding teaches, the others measure; the expected calibration error on these goes to standard error.
#[derive(clap::Args)]
pub struct Args {
    /// Files of pairs (.tsv, .csv, .jsonl with `mt` and `edited`), each of one language
    #[arg(required = true)]
    pairs: Vec<PathBuf>,
    /// Where the table goes [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Learns and writes the table.
///
/// # Errors
/// Where a file cannot be read or written, or none of them gives a finding.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let mut judged: Vec<Judged> = Vec::new();
    for path in &args.pairs {
        judged.extend(judge(PairFiles::of_one(path)?.read()?.documents));
    }
    if judged.len() < 2 {
        return Err(Error::Usage("no findings to learn from: the pairs do not differ".to_owned()).into());
    }
    let half = |odd: usize| judged.iter().skip(odd).step_by(2).copied().collect::<Vec<_>>();
    let (learning, measuring) = (half(0), half(1));
    let sharpness = fit(&learning);
    tell(format_args!(
        "{} findings to learn from, {} to measure; expected calibration error {:.4} before, {:.4} after",
        learning.len(),
        measuring.len(),
        calibration_error(&measuring, &Sharpness::identity()),
        calibration_error(&measuring, &sharpness)
    ));
    let table = to_table(&sharpness, &learning);
    let output = args.output.map_or(Output::Stdout, Output::from_path);
    output.write(|out| out.write_all(table.as_bytes()))?;
    Ok(ExitCode::SUCCESS)
}
