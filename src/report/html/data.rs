//! What the page's script needs: a key for the browser's store, what to filter by, and the records of the CSV.

use std::io;

use serde::Serialize;
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
    findings: Vec<Entry<'a>>,
    /// Each finding's record without the columns that the script writes, as the CSV form has it.
    records: Vec<String>,
}

/// Category, severity from 0, confidence as it is shown, 0-based row.
#[derive(Serialize)]
struct Entry<'a>(&'a str, usize, f64, usize);

/// The data as JSON that can stand within a `script` element.
///
/// # Errors
/// None that memory does not give: a CSV writer reports errors of what it writes to.
pub fn json(findings: &[Finding], rows: &[Row<'_>], bins: usize) -> io::Result<String> {
    let mut row_of = vec![0; findings.len()];
    for (index, row) in rows.iter().enumerate() {
        for &finding in &row.findings {
            row_of[finding] = index;
        }
    }
    let entries = findings.iter().zip(&row_of).map(|(finding, &row)| {
        let shown_confidence = (finding.confidence * 100.0).round() / 100.0;
        Entry(finding.category.id(), finding.severity as usize, shown_confidence, row)
    });
    let data = Data {
        key: key(findings),
        file: file_name(findings),
        bins,
        header: COLUMNS.join(","),
        findings: entries.collect(),
        records: records(findings)?,
    };
    // Within a `script` element only `<` could end it, or begin a comment.
    Ok(serde_json::to_string(&data)?.replace('<', "\\u003c"))
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

fn records(findings: &[Finding]) -> io::Result<Vec<String>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut records = Vec::with_capacity(findings.len());
    let mut written = 0;
    for (index, finding) in findings.iter().enumerate() {
        for cell in cells(index, finding).iter().skip(OWN_COLUMNS) {
            writer.write_field(&*cell.field())?;
        }
        writer.write_record(None::<&[u8]>)?;
        writer.flush()?;
        let record = &writer.get_ref()[written..];
        written += record.len();
        records.push(String::from_utf8_lossy(&record[..record.len() - 2]).into_owned());
    }
    Ok(records)
}
