//! Fuzzes folding with its way back, sentences, tokens.

#![no_main]

#[allow(dead_code, reason = "each target uses its own part")]
#[path = "../../tests/entry_points.rs"]
mod entry_points;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let text = String::from_utf8_lossy(input);
    entry_points::fold_and_lead_back(&text);
    entry_points::cut(&text);
});
