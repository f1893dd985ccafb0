//! Bytes to text: UTF-8 with or without byte order mark, UTF-16 with one.

use std::path::Path;

use crate::error::{Error, Result};

/// Decodes a file's bytes and takes its byte order mark off. The path is for the message alone.
///
/// # Errors
/// Where the bytes are not UTF-8, and not UTF-16 behind a byte order mark, with the offset of the first that does not
/// fit.
pub fn decode(bytes: Vec<u8>, path: &Path) -> Result<String> {
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return utf16(rest, path, "UTF-16 (little-endian)", u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return utf16(rest, path, "UTF-16 (big-endian)", u16::from_be_bytes);
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        encoding_error(path, offset, memchr::memchr_iter(b'\n', &error.as_bytes()[..offset]).count(), "UTF-8")
    })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

fn utf16(bytes: &[u8], path: &Path, encoding: &'static str, unit: fn([u8; 2]) -> u16) -> Result<String> {
    let units = bytes.as_chunks::<2>().0.iter().map(|&pair| unit(pair));
    let mut text = String::with_capacity(bytes.len());
    let mut offset = 2;
    for decoded in char::decode_utf16(units) {
        let ch = decoded.map_err(|_| encoding_error(path, offset, newlines(&text), encoding))?;
        offset += 2 * ch.len_utf16();
        text.push(ch);
    }
    if bytes.len() % 2 == 1 {
        return Err(encoding_error(path, offset, newlines(&text), encoding));
    }
    Ok(text)
}

fn newlines(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

fn encoding_error(path: &Path, offset: usize, lines_before: usize, encoding: &'static str) -> Error {
    Error::Encoding { path: path.to_owned(), offset, line: lines_before + 1, encoding }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Result<String, String> {
        decode(bytes.to_vec(), Path::new("f.txt")).map_err(|error| error.to_string())
    }

    #[test]
    fn utf8_and_utf16_with_marks() {
        assert_eq!(decoded("\u{feff}نص".as_bytes()).unwrap(), "نص");
        let wide =
            |order: fn(u16) -> [u8; 2]| "\u{feff}ن😀".encode_utf16().flat_map(order).collect::<Vec<u8>>();
        assert_eq!(decoded(&wide(u16::to_le_bytes)).unwrap(), "ن😀");
        assert_eq!(decoded(&wide(u16::to_be_bytes)).unwrap(), "ن😀");
        assert_eq!(decoded(b"").unwrap(), "");
    }

    #[test]
    fn what_does_not_fit_is_told_with_its_place() {
        let message = decoded(b"ab\nc\xE9d").unwrap_err();
        assert_eq!(message, "f.txt: byte 4 (line 2) is not UTF-8; convert the file to UTF-8");
        assert!(decoded(b"\xFF\xFEa\0b").unwrap_err().contains("byte 4"));
        assert!(decoded(b"\xFE\xFF\xD8\x00\x00a").unwrap_err().contains("byte 2"));
    }
}
