//! Fuzzes what is learned of exchanged words, and the links made with it.

#![no_main]

#[allow(dead_code, reason = "each target uses its own part")]
#[path = "../../tests/entry_points.rs"]
mod entry_points;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let (mt, edited) = entry_points::two_texts(input);
    entry_points::align_with_exchanges(&mt, &edited);
});
