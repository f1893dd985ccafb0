//! Numeric values.
