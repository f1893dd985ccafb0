//! The command line: arguments become calls of the library here, and nothing else.

mod align;
mod args;
mod audit;
mod calibrate;
mod completions;
mod config;
mod diff;
mod explain;
mod known;
mod man;
mod names;
mod options;
mod review;
mod streamed;
mod ter;
mod terminal;
mod texts;
mod train_align;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

/// Findings are made of many small texts, on all threads at once: this allocator takes a third less time than most
/// systems' own.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The exit code of a program that Ctrl-C ended: 128 and the signal's number.
const INTERRUPTED: i32 = 130;

fn main() -> ExitCode {
    let cli = args::Cli::parse();
    // Where no handler can be set, an interrupted run may leave its temporary file: no reason to refuse the work.
    let _: Result<(), ctrlc::Error> = ctrlc::set_handler(|| {
        tadqiq::output::abandon();
        std::process::exit(INTERRUPTED);
    });
    match cli.command.run() {
        Ok(code) => code,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tadqiq: {}", message(&error));
            ExitCode::from(2)
        }
    }
}

/// An error and its causes in one line, each said once: our own errors already say theirs.
fn message(error: &anyhow::Error) -> String {
    let mut message = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if message.is_empty() {
            message = cause;
        } else if !message.contains(&cause) {
            message = format!("{message}: {cause}");
        }
    }
    message
}

/// Whether the reader of our output went away, which is no failure (`tadqiq … | head`).
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |error: &std::io::Error| error.kind() == std::io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref().is_some_and(broken))
}
