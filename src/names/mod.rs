//! Names across scripts.
