//! Failures of temporary files, which the library that writes workbooks makes panics of.

use std::any::Any;
use std::cell::Cell;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use rust_xlsxwriter::XlsxError;

use crate::error::Error;

thread_local! {
    /// Whether this thread does guarded work: then nobody need be told of a panic.
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Does some work with worksheets. They write their rows to temporary files, and panic where these cannot be written;
/// here that becomes an error, as does any other panic of theirs.
///
/// # Errors
/// Those of the work.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, XlsxError>) -> io::Result<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !IS_GUARDED.get() {
                told(panic);
            }
        }));
    });
    IS_GUARDED.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    IS_GUARDED.set(false);
    match result {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(XlsxError::TempFileError(_, error))) => Err(io::Error::other(Error::temporary(error))),
        Ok(Err(error)) => Err(io::Error::other(error)),
        Err(panic) => Err(io::Error::other(told(&*panic))),
    }
}

/// How the library's panics on what it cannot write begin.
const UNWRITTEN: &str = "Couldn't write to xml file";

/// The error that a panic stands for. One that is not about a file is a fault of the program, and told as that.
fn told(panic: &(dyn Any + Send)) -> Error {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given");
    if words.starts_with(UNWRITTEN) {
        return Error::temporary(system_error(words));
    }
    let words = words.replace('\n', " ");
    Error::Usage(format!(
        "the workbook cannot be made, by a fault of the program ({words}); take --format csv"
    ))
}

/// What the system said, from the words of the panic (`…: Os { code: 28, … }`).
fn system_error(words: &str) -> io::Error {
    let code = words.split_once("code: ").and_then(|(_, rest)| rest.split([',', ' ']).next()?.parse().ok());
    code.map_or_else(|| io::Error::other(words.to_owned()), io::Error::from_raw_os_error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_written_is_an_error_that_names_its_folder() {
        let full = || -> Result<(), XlsxError> {
            panic!("Couldn't write to xml file: {:?}", io::Error::from_raw_os_error(28))
        };
        let error = guarded(full).unwrap_err().to_string();
        assert!(error.starts_with("cannot write a temporary file in "), "{error}");
        assert!(error.contains(&io::Error::from_raw_os_error(28).to_string()), "{error}");
        let error = guarded(|| Err::<(), _>(XlsxError::SheetnameCannotBeBlank("x".into()))).unwrap_err();
        assert!(!error.to_string().contains("temporary"), "{error}");
    }

    #[test]
    fn another_panic_is_no_fault_of_the_temporary_files() {
        for work in [|| panic!("index out of bounds\nat 7"), || panic!("{}", "index out of bounds\nat 7")] {
            let error = guarded::<()>(work).unwrap_err().to_string();
            assert!(error.contains("a fault of the program (index out of bounds at 7)"), "{error}");
            assert!(!error.contains("TMPDIR"), "{error}");
        }
    }
}
