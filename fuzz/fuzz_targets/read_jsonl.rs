//! Fuzzes a file of pairs in JSONL.

#![no_main]

#[allow(dead_code, reason = "each target uses its own part")]
#[path = "../../tests/entry_points.rs"]
mod entry_points;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    entry_points::read_pairs("f.jsonl", input);
});
