//! Translation edit rate.
