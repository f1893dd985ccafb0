//! Bytes to text, as they come: UTF-8 with or without byte order mark, UTF-16 with one.

use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result, named};

/// How many bytes are read and decoded at a time.
const CHUNK: usize = 64 * 1024;

/// How many bytes tell the encoding, where the file has as many.
const BEGINNING: usize = 4096;

/// Decodes a file's bytes and takes its byte order mark off. The path is for the message alone.
///
/// # Errors
/// Where the bytes are not UTF-8, and not UTF-16 behind a byte order mark, with the offset of the first that does not
/// fit.
pub fn decode(bytes: &[u8], path: &Path) -> Result<String> {
    Decoder::new(bytes, path).into_string()
}

/// Whether a file begins as UTF-32 does: with its mark, or with characters of four bytes, the outermost of which is NUL.
/// Most of that is valid UTF-8, too.
fn is_utf32(beginning: &[u8]) -> bool {
    let (quads, _) = beginning.as_chunks::<4>();
    let fits = |outermost: usize, unit: fn([u8; 4]) -> u32| {
        quads.iter().all(|&quad| quad[outermost] == 0 && char::from_u32(unit(quad)).is_some())
    };
    let is_marked = matches!(beginning, [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..]);
    let has_text = quads.len() > 1 && beginning.iter().any(|&byte| byte != 0);
    is_marked || has_text && (fits(3, u32::from_le_bytes) || fits(0, u32::from_be_bytes))
}

/// Whether a file begins as UTF-16 does. Most of that is valid UTF-8, too, but the upper byte of each character is NUL
/// (ASCII) or, as a rule, a control character, the same for all letters of an alphabet.
fn is_utf16(beginning: &[u8]) -> bool {
    let (units, _) = beginning.as_chunks::<2>();
    [0, 1].into_iter().any(|upper| {
        let mut counts = [0; 256];
        for unit in units {
            counts[unit[upper] as usize] += 1;
        }
        let controls = counts[1..9].iter().chain(&counts[0xE..0x20]);
        let (of_nul, of_letters) = (counts[0], controls.max().copied().unwrap_or_default());
        let are_alike = 4 * (of_nul + of_letters) >= 3 * units.len();
        units.len() >= 4 && are_alike && units.iter().all(|unit| unit[1 - upper] != 0)
    })
}

/// Whether a file that is no UTF-8 begins as Chinese, Japanese or Korean UTF-16 does, whose upper bytes are many: nearly
/// all of it is of their blocks or ASCII, something parts its words or lines, and a byte is a control character, as no
/// other encoding of text has it.
fn is_east_asian_utf16(beginning: &[u8]) -> bool {
    let is_no_utf8 = std::str::from_utf8(beginning).is_err_and(|error| error.error_len().is_some());
    let has_controls = beginning.iter().any(|byte| matches!(byte, 0..=8 | 0x0E..=0x1F));
    let (units, _) = beginning.as_chunks::<2>();
    let fits = |unit: fn([u8; 2]) -> u16| {
        let mut characters = char::decode_utf16(units.iter().map(|&pair| unit(pair))).peekable();
        let (mut wide, mut others, mut is_parted) = (0, 0, false);
        while let Some(character) = characters.next() {
            is_parted |= matches!(character, Ok('\n' | '\r' | ' ' | '、' | '。' | '，' | '！' | '？'));
            match character {
                Ok('\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}') => wide += 1,
                Ok('\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}') => {
                    wide += 1;
                }
                Ok('\t' | '\n' | '\r' | ' '..='~' | '\u{2010}'..='\u{2027}') => {}
                Ok(character) if character.is_control() => return false,
                Ok(_) => others += 1,
                // The second half of the last may be missing.
                Err(_) if characters.peek().is_some() => return false,
                Err(_) => {}
            }
        }
        is_parted && wide > 10 * others
    };
    is_no_utf8 && has_controls && (fits(u16::from_le_bytes) || fits(u16::from_be_bytes))
}

/// What bytes are taken for.
#[derive(Clone, Copy, Debug)]
enum Encoding {
    /// Nothing was read yet that could tell.
    Unknown,
    Utf8,
    Utf16(fn([u8; 2]) -> u16, &'static str),
}

/// A reader whose bytes are valid UTF-8 without byte order mark, whatever the inner reader's encoding; what
/// [`BufRead::fill_buf`] gives ends between two characters. Its errors hold an [`Error`].
pub(super) struct Decoder<R> {
    inner: R,
    path: PathBuf,
    encoding: Encoding,
    /// Read and not yet decoded.
    raw: Vec<u8>,
    /// Where `raw` begins in the file.
    offset: usize,
    /// Decoded; what stands before `given` was handed out.
    text: Vec<u8>,
    given: usize,
    /// How many lines end in what was decoded.
    lines: usize,
}

impl<R: Read> Decoder<R> {
    /// A decoder of a file's bytes. The path is for messages alone.
    pub(super) fn new(inner: R, path: &Path) -> Self {
        Self {
            inner,
            path: path.to_owned(),
            encoding: Encoding::Unknown,
            raw: Vec::new(),
            offset: 0,
            text: Vec::new(),
            given: 0,
            lines: 0,
        }
    }

    /// The whole text; at most 4 GiB, which is what a [`Span`](crate::text::Span) can tell apart.
    pub(super) fn into_string(mut self) -> Result<String> {
        let mut bytes = Vec::new();
        loop {
            let chunk = match self.fill_buf() {
                Ok([]) => break,
                Ok(chunk) => chunk,
                Err(error) => return Err(unwrapped(&self.path, error)),
            };
            bytes.extend_from_slice(chunk);
            let length = chunk.len();
            self.consume(length);
            if u32::try_from(bytes.len()).is_err() {
                return Err(too_large(&self.path));
            }
        }
        String::from_utf8(bytes).map_err(|_| self.misfit(0, "UTF-8"))
    }

    /// Reads until something is decoded; nothing is at the end of the file.
    fn refill(&mut self) -> io::Result<()> {
        self.text.clear();
        self.given = 0;
        while self.text.is_empty() {
            let before = self.raw.len();
            self.raw.resize(before + CHUNK, 0);
            let read = loop {
                match self.inner.read(&mut self.raw[before..]) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    other => break other,
                }
            };
            self.raw.truncate(before + *read.as_ref().unwrap_or(&0));
            let at_end = read? == 0;
            if matches!(self.encoding, Encoding::Unknown) && !self.recognise(at_end)? {
                continue;
            }
            match self.encoding {
                Encoding::Utf16(unit, name) => self.decode_utf16(unit, name, at_end)?,
                _ => self.decode_utf8(at_end)?,
            }
            if at_end {
                break;
            }
        }
        self.lines += memchr::memchr_iter(b'\n', &self.text).count();
        Ok(())
    }

    /// Tells the encoding by the byte order mark, and by the bytes whether one is missing; not before enough of them
    /// are there.
    fn recognise(&mut self, at_end: bool) -> io::Result<bool> {
        const MARKS: [(&[u8], Encoding); 3] = [
            (&[0xEF, 0xBB, 0xBF], Encoding::Utf8),
            (&[0xFF, 0xFE], Encoding::Utf16(u16::from_le_bytes, "UTF-16 (little-endian)")),
            (&[0xFE, 0xFF], Encoding::Utf16(u16::from_be_bytes, "UTF-16 (big-endian)")),
        ];
        if self.raw.len() < BEGINNING && !at_end {
            return Ok(false);
        }
        let beginning = &self.raw[..self.raw.len().min(BEGINNING)];
        let found = MARKS.iter().find(|(mark, _)| beginning.starts_with(mark));
        let unread = match found {
            _ if is_utf32(beginning) => Some("this is UTF-32"),
            None if is_utf16(beginning) || is_east_asian_utf16(beginning) => {
                Some("this is UTF-16 without a byte order mark")
            }
            _ => None,
        };
        if let Some(name) = unread {
            let problem = format!("{name}, which is not read; convert the file to UTF-8");
            return Err(io::Error::other(Error::malformed(&self.path, 1, problem)));
        }
        let (mark, encoding) = found.map_or((0, Encoding::Utf8), |&(mark, encoding)| (mark.len(), encoding));
        self.take(mark);
        self.encoding = encoding;
        Ok(true)
    }

    fn decode_utf8(&mut self, at_end: bool) -> io::Result<()> {
        let (valid, is_cut) = match std::str::from_utf8(&self.raw) {
            Ok(_) => (self.raw.len(), false),
            Err(error) => (error.valid_up_to(), error.error_len().is_none() && !at_end),
        };
        if valid == 0 && !self.raw.is_empty() && !is_cut {
            return Err(io::Error::other(self.misfit(0, "UTF-8")));
        }
        self.text.extend_from_slice(&self.raw[..valid]);
        self.take(valid);
        Ok(())
    }

    fn decode_utf16(&mut self, unit: fn([u8; 2]) -> u16, name: &'static str, at_end: bool) -> io::Result<()> {
        let units = self.raw.as_chunks::<2>().0.iter().map(|&pair| unit(pair));
        let (mut text, mut taken, mut misfits) = (String::new(), 0, false);
        for decoded in char::decode_utf16(units) {
            let Ok(ch) = decoded else {
                misfits = true;
                break;
            };
            text.push(ch);
            taken += 2 * ch.len_utf16();
        }
        // What is left may be the first half of what is still to come.
        let is_cut = self.raw.len() - taken < 4 && !at_end;
        if text.is_empty() && !is_cut && (misfits || !self.raw.is_empty()) {
            return Err(io::Error::other(self.misfit(0, name)));
        }
        self.text.extend_from_slice(text.as_bytes());
        self.take(taken);
        Ok(())
    }

    fn take(&mut self, count: usize) {
        self.raw.drain(..count);
        self.offset += count;
    }

    fn misfit(&self, after: usize, encoding: &'static str) -> Error {
        let (path, offset) = (self.path.clone(), self.offset + after);
        Error::Encoding { path, offset, line: self.lines + 1, encoding }
    }
}

impl<R: Read> Read for Decoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Decoder<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.given == self.text.len() {
            self.refill()?;
        }
        Ok(&self.text[self.given..])
    }

    fn consume(&mut self, amount: usize) {
        self.given = (self.given + amount).min(self.text.len());
    }
}

/// The error that a reader's error holds, or that it is.
pub(super) fn unwrapped(path: &Path, error: io::Error) -> Error {
    error.downcast::<Error>().unwrap_or_else(|source| Error::Read { path: path.to_owned(), source })
}

pub(super) fn too_large(path: &Path) -> Error {
    Error::Usage(format!("{}: more than 4 GiB; split the file", named(path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a byte at a time, as a slow pipe may.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let Some((first, rest)) = self.0.split_first() else { return Ok(0) };
            buffer[0] = *first;
            self.0 = rest;
            Ok(1)
        }
    }

    fn decoded(bytes: &[u8]) -> Result<String, String> {
        let path = Path::new("f.txt");
        let whole = decode(bytes, path).map_err(|error| error.to_string());
        let slow = Decoder::new(Slow(bytes), path).into_string().map_err(|error| error.to_string());
        assert_eq!(whole, slow);
        whole
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
    fn unmarked_utf16_is_told_by_its_name_in_east_asian_scripts_too() {
        let texts = [
            "今天天气很好，我们去公园吧。\n他说：“好”。\n",
            "日本語のテキスト、かなと漢字。\r\n",
            "한국어 문장입니다.\n",
        ];
        for text in texts {
            for order in [u16::to_le_bytes, u16::to_be_bytes] {
                let wide: Vec<u8> = text.encode_utf16().flat_map(order).collect();
                let told = "f.txt:1: this is UTF-16 without a byte order mark";
                assert!(decoded(&wide).unwrap_err().starts_with(told), "{text}");
            }
        }
        // GBK, Shift JIS, Windows-1256, Latin-1.
        let others: [&[u8]; 4] = [
            b"\xD6\xD0\xCE\xC4\xA3\xAC\xB2\xE2\xCA\xD4\xA1\xA3\n",
            b"\x93\xFA\x96\x7B\x8C\xEA\x82\xCC\x95\xB6\r\n",
            b"\xC7\xE1\xD3\xE1\xC7\xE3 \xDA\xE1\xED\xDF\xE3\n",
            b"d\xE9j\xE0 vu, na\xEFve caf\xE9\n",
        ];
        for bytes in others {
            assert!(decoded(bytes).unwrap_err().contains("is not UTF-8"));
        }
    }

    #[test]
    fn what_does_not_fit_is_told_with_its_place() {
        let message = decoded(b"ab\nc\xE9d").unwrap_err();
        assert_eq!(message, "f.txt: byte 4 (line 2) is not UTF-8; convert the file to UTF-8");
        assert!(decoded(b"\xFF\xFEa\0b").unwrap_err().contains("byte 4"));
        assert!(decoded(b"\xFE\xFF\xD8\x00\x00a").unwrap_err().contains("byte 2"));
        assert!(decoded(b"\xFE\xFF\0a\xD8\x00").unwrap_err().contains("byte 4"));
        assert!(decoded(b"a\n\xD8").unwrap_err().contains("byte 2 (line 2)"));
        assert!(decoded(b"\xEF\xBB").unwrap_err().contains("byte 0"));
    }

    #[test]
    fn characters_on_the_edge_of_a_chunk_stay_whole() {
        for shift in 0..4 {
            let text = "a".repeat(shift) + &"نص😀\n".repeat(CHUNK / 3);
            assert_eq!(decode(text.as_bytes(), Path::new("f")).unwrap(), text);
            let wide: Vec<u8> =
                "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
            assert_eq!(decode(&wide, Path::new("f")).unwrap(), text);
        }
    }
}
