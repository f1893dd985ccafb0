//! The commands. Each has a file of its own that holds its arguments and runs it.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Checks a machine translation against its edited version.
#[derive(Parser)]
#[command(name = "tadqiq", version, propagate_version = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Subcommand)]
pub enum Command {
    Align(crate::align::Align),
    #[command(hide = true)]
    TrainAlign(crate::train_align::TrainAlign),
}

impl Command {
    /// Does it. Gives the exit code: 0, or 1 where the command's own condition was met.
    ///
    /// # Errors
    /// Whatever stops the command; `main` prints it and ends with exit code 2.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Align(align) => align.run(),
            Self::TrainAlign(train) => train.run(),
        }
    }
}
