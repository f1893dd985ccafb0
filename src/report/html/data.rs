//! What the page's script needs: a key for the browser's store, what to filter by, and the records of the CSV.

use std::io::{self, Write};

use serde::ser::{Error as _, SerializeSeq as _};
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::layout::Row;
use crate::finding::Finding;
use crate::report::{COLUMNS, cells};

/// How many columns the script writes itself: id, decision, comment.
const OWN_COLUMNS: usize = 3;

#[derive(Serialize)]
struct Data<'a> {
    /// Names the report in the browser's store.
    key: String,
    /// What a downloaded table is called.
    file: String,
    /// Into how many parts the strip divides the document.
    bins: usize,
    /// The table's header.
    header: String,
    findings: Entries<'a>,
    records: Records<'a>,
}

/// An array of [`Entry`].
struct Entries<'a> {
    findings: &'a [Finding],
    /// The row of each.
    row_of: Vec<usize>,
}

/// Category, severity from 0, confidence as it is shown, 0-based row.
#[derive(Serialize)]
struct Entry<'a>(&'a str, usize, f64, usize);

impl Serialize for Entries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.findings.iter().zip(&self.row_of).map(|(finding, &row)| {
            let shown_confidence = (finding.confidence * 100.0).round() / 100.0;
            Entry(finding.category.id(), finding.severity as usize, shown_confidence, row)
        }))
    }
}

/// An array of each finding's record without the columns that the script writes, as the CSV form has it.
struct Records<'a>(&'a [Finding]);

impl Serialize for Records<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut records = serializer.serialize_seq(Some(self.0.len()))?;
        for (index, finding) in self.0.iter().enumerate() {
            records.serialize_element(&record(index, finding).map_err(S::Error::custom)?)?;
        }
        records.end()
    }
}

/// Writes the data as JSON that can stand within a `script` element.
///
/// # Errors
/// Whatever `out` says.
pub fn write(findings: &[Finding], rows: &[Row<'_>], bins: usize, out: &mut dyn Write) -> io::Result<()> {
    let mut row_of = vec![0; findings.len()];
    for (index, row) in rows.iter().enumerate() {
        for &finding in &row.findings {
            row_of[finding] = index;
        }
    }
    let data = Data {
        key: key(findings),
        file: file_name(findings),
        bins,
        header: COLUMNS.join(","),
        findings: Entries { findings, row_of },
        records: Records(findings),
    };
    Ok(serde_json::to_writer(WithinScript(out), &data)?)
}

/// Writes JSON without `<`: within a `script` element only that could end it, or begin a comment. It stands in texts
/// alone, where it may be escaped.
struct WithinScript<'a>(&'a mut dyn Write);

impl Write for WithinScript<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut parts = bytes.split(|&byte| byte == b'<');
        parts.next().map_or(Ok(()), |first| self.0.write_all(first))?;
        parts.try_for_each(|part| {
            self.0.write_all(b"\\u003c")?;
            self.0.write_all(part)
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The report's name in the browser's store: 16 hexadecimal digits made of the findings' fingerprints, in order.
fn key(findings: &[Finding]) -> String {
    let mut hash = Sha256::new();
    for finding in findings {
        hash.update(finding.fingerprint.as_bytes());
        hash.update(b"\n");
    }
    let bytes: [u8; 8] = std::array::from_fn({
        let digest = hash.finalize();
        move |at| digest[at]
    });
    format!("{:016x}", u64::from_be_bytes(bytes))
}

/// `mt.review.csv` for `texts/mt.txt`.
fn file_name(findings: &[Finding]) -> String {
    let place = findings.iter().find_map(|finding| finding.mt.as_ref());
    let name = place.and_then(|place| place.file.rsplit(['/', '\\']).next()).unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if stem.is_empty() || stem == "-" { "tadqiq.review.csv".into() } else { format!("{stem}.review.csv") }
}

fn record(index: usize, finding: &Finding) -> io::Result<String> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for cell in cells(index, finding).iter().skip(OWN_COLUMNS) {
        writer.write_field(&*cell.field())?;
    }
    writer.write_record(None::<&[u8]>)?;
    let record = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&record[..record.len() - 2]).into_owned())
}
