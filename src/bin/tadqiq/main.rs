//! The command line: arguments become calls of the library here, and nothing else.

mod align;
mod args;
mod audit;
mod calibrate;
mod completions;
mod config;
mod diff;
mod explain;
mod forms;
mod known;
mod man;
mod names;
mod names_training;
mod options;
mod review;
mod sinks;
mod ter;
mod terminal;
mod texts;
mod train_align;

use std::process::ExitCode;

use mimalloc::MiMalloc;

use crate::terminal::tell;

/// Findings are made of many small texts, on all threads at once: this allocator takes a third less time than most
/// systems' own.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// What Ctrl-C sends, and with 128 before it the exit code of a program that it ended.
const INTERRUPT: i32 = 2;

fn main() -> ExitCode {
    let cli = args::Cli::from_call();
    // Where no handler can be set, an interrupted run may leave its temporary file: no reason to refuse the work.
    let _ = clean_up_when_ended();
    match cli.command.run() {
        Ok(code) => code,
        Err(error) if is_broken_pipe(error.as_ref()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(format_args!("tadqiq: {}", message(&error)));
            ExitCode::from(2)
        }
    }
}

/// Has temporary files removed where Ctrl-C or a build that is cancelled ends the program.
#[cfg(unix)]
fn clean_up_when_ended() -> std::io::Result<()> {
    use signal_hook::consts::{SIGTERM, SIGXFSZ};
    // Where files may not grow further (`ulimit -f`), writing fails as it does on a full disk, and the program goes on.
    signal_hook::flag::register(SIGXFSZ, std::sync::Arc::default())?;
    let mut signals = signal_hook::iterator::Signals::new([INTERRUPT, SIGTERM])?;
    std::thread::spawn(move || signals.forever().next().map(end));
    Ok(())
}

/// Has temporary files removed where Ctrl-C ends the program.
#[cfg(not(unix))]
fn clean_up_when_ended() -> Result<(), ctrlc::Error> {
    ctrlc::set_handler(|| end(INTERRUPT))
}

fn end(signal: i32) {
    tadqiq::output::abandon();
    std::process::exit(128 + signal);
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
fn is_broken_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    let broken = |error: &std::io::Error| error.kind() == std::io::ErrorKind::BrokenPipe;
    std::iter::successors(Some(error), |error| error.source())
        .any(|cause| cause.downcast_ref().is_some_and(broken))
}
