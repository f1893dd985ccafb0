//! The commands. Each has a file of its own that holds its arguments and runs it.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::{diff, review};

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
    /// Read reviewed tables back, write the decisions in them.
    Review(review::Args),
    /// Compare two audits: what is new, fixed, moved, still there.
    Diff(diff::Args),
}

impl Command {
    /// Does it. Gives the exit code: 0, or 1 where the command's own condition was met.
    ///
    /// # Errors
    /// Whatever stops the command; `main` prints it and ends with exit code 2.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Review(args) => review::run(&args),
            Self::Diff(args) => diff::run(&args),
        }
    }
}
