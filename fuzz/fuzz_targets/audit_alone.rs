//! Fuzzes the audit of a text without an edited version.

#![no_main]

#[allow(dead_code, reason = "each target uses its own part")]
#[path = "../../tests/entry_points.rs"]
mod entry_points;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let (mt, related) = entry_points::two_texts(input);
    entry_points::audit_alone(&mt, &related);
});
