//! Fuzzes the whole audit of two texts, and of an XLIFF file.

#![no_main]

#[allow(dead_code, reason = "each target uses its own part")]
#[path = "../../tests/entry_points.rs"]
mod entry_points;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let (mt, edited) = entry_points::two_texts(input);
    entry_points::audit_texts(&mt, &edited);
    entry_points::audit_file("f.xlf", input);
});
