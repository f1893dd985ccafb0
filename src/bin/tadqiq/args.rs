//! The commands. Each has a file of its own that holds its arguments and runs it.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::{
    align, audit, calibrate, completions, config, diff, explain, man, names, review, ter, train_align,
};

/// Checks a machine translation against its edited version: which words are wrong, where, and why
#[derive(Parser)]
#[command(name = "tadqiq", version, propagate_version = true, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Subcommand)]
pub enum Command {
    /// Find suspect spans in a machine translation, given its edited version.
    Audit(audit::Args),
    Align(align::Align),
    #[command(hide = true)]
    TrainAlign(train_align::TrainAlign),
    #[command(hide = true)]
    Calibrate(calibrate::Args),
    Ter(ter::Ter),
    Names(names::Names),
    Review(review::Args),
    Diff(diff::Args),
    /// Say what a category of findings means.
    Explain(explain::Args),
    Config(config::Args),
    Completions(completions::Args),
    Man(man::Args),
}

impl Command {
    /// Does it. Gives the exit code: 0, or 1 where the command's own condition was met.
    ///
    /// # Errors
    /// Whatever stops the command; `main` prints it and ends with exit code 2.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Audit(args) => audit::run(&args),
            Self::Align(align) => align.run(),
            Self::TrainAlign(train) => train.run(),
            Self::Calibrate(args) => calibrate::run(args),
            Self::Ter(ter) => ter.run(),
            Self::Names(names) => names.run(),
            Self::Review(args) => review::run(&args),
            Self::Diff(args) => diff::run(&args),
            Self::Explain(args) => explain::run(&args),
            Self::Config(args) => config::run(&args),
            Self::Completions(args) => completions::run(&args),
            Self::Man(args) => man::run(&args),
        }
    }
}
