//! Reading: records a second, by format; and what compression adds.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark fails by panicking")]

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

use divan::Bencher;
use divan::counter::ItemsCount;
use tadqiq::read::PairFiles;
use tempfile::TempDir;

const RECORDS: usize = 20_000;

fn main() {
    divan::main();
}

/// A text that differs from record to record.
fn text(number: usize) -> String {
    format!("قال وزير الدفاع إن {number} جنديا وصلوا يوم أمس إلى القاعدة البحرية في طرطوس، وفقا لمصدر عسكري.")
}

fn content(format: &str) -> String {
    let mut content = String::new();
    match format {
        "tsv" => content.push_str("id\tmt\tedited\n"),
        "csv" => content.push_str("id,mt,edited\n"),
        "xlf" => content.push_str("<xliff version=\"1.2\"><file><body>"),
        _ => {}
    }
    for number in 0..RECORDS {
        let (mt, edited) = (text(number), text(number + 1));
        match format {
            "tsv" => writeln!(content, "{number}\t{mt}\t{edited}"),
            "csv" => writeln!(content, "{number},\"{mt}\",\"{edited}\""),
            "jsonl" => writeln!(content, "{{\"id\":{number},\"mt\":\"{mt}\",\"edited\":\"{edited}\"}}"),
            _ => writeln!(
                content,
                "<trans-unit id=\"{number}\"><source>s</source><target>{edited}<x id=\"1\"/></target>\
                 <alt-trans origin=\"MT\"><target>{mt}<x id=\"1\"/></target></alt-trans></trans-unit>"
            ),
        }
        .unwrap();
    }
    if format == "xlf" {
        content.push_str("</body></file></xliff>");
    }
    content
}

fn file(folder: &TempDir, name: &str) -> PathBuf {
    let path = folder.path().join(name);
    let format = name.trim_end_matches(".gz").trim_end_matches(".zst").rsplit('.').next().unwrap();
    let content = content(format);
    let bytes = match name.rsplit('.').next().unwrap() {
        "gz" => {
            let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            packed.write_all(content.as_bytes()).unwrap();
            packed.finish().unwrap()
        }
        "zst" => {
            let level = ruzstd::encoding::CompressionLevel::Fastest;
            ruzstd::encoding::compress_to_vec(content.as_bytes(), level)
        }
        _ => content.into_bytes(),
    };
    std::fs::write(&path, bytes).unwrap();
    path
}

#[divan::bench(args = ["f.tsv", "f.csv", "f.jsonl", "f.xlf", "f.tsv.gz", "f.tsv.zst"], sample_count = 20)]
fn records(bencher: Bencher<'_, '_>, name: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, name);
    bencher.counter(ItemsCount::new(RECORDS)).bench(|| {
        let count = PairFiles::of_one(&path).unwrap().records().unwrap().map(Result::unwrap).count();
        assert_eq!(count, RECORDS);
    });
}

/// Two files in the same order.
#[divan::bench(sample_count = 20)]
fn joined(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    let (mt, edited) = (file(&folder, "mt.xlf"), file(&folder, "edited.xlf"));
    bencher.counter(ItemsCount::new(RECORDS)).bench(|| {
        let records = PairFiles::of_two(&mt, &edited).unwrap().records().unwrap();
        assert_eq!(records.map(Result::unwrap).count(), RECORDS);
    });
}
