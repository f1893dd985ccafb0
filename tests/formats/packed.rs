//! Compressed files: read as if they were not, or refused.

use super::{at, bare, failure, folder, gzip, output, records, tadqiq, zstd};
use predicates::str::contains;
use tadqiq::read::PairFiles;

const TSV: &str = "id\tmt\tedited\nu7\tالتقى نظيره Unacimov أمس.\tالتقى نظيره غيراسيموف أمس.\n";

#[test]
fn packed_pairs_are_read_as_they_are_and_keep_their_format() {
    let plain = records("p.tsv", TSV.as_bytes()).unwrap();
    assert_eq!(plain.len(), 1);
    // Two members one after the other are one file, as `cat a.gz b.gz` makes them.
    let (head, tail) = TSV.as_bytes().split_at(60);
    for (name, packed) in [
        ("p.tsv.gz", gzip(TSV.as_bytes())),
        ("p.tsv.zst", zstd(TSV.as_bytes())),
        ("p.TSV.GZ", [gzip(head), gzip(tail)].concat()),
        ("p.tsv.zst", [zstd(head), zstd(b""), zstd(tail)].concat()),
        // A frame that is to be skipped: its magic number, its length, its bytes.
        ("p.tsv.zst", [&[0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3], &zstd(TSV.as_bytes())[..]].concat()),
        // What the content says counts, not the name.
        ("p.tsv", gzip(TSV.as_bytes())),
        ("p.tsv.gz", TSV.as_bytes().to_vec()),
    ] {
        assert_eq!(records(name, &packed).unwrap(), plain, "{name}");
    }
}

#[test]
fn packed_texts_are_read_by_every_command_that_reads_texts() {
    let (mt, edited) = ("التقى نظيره Unacimov أمس.\n", "التقى نظيره غيراسيموف أمس.\n");
    let here = folder(&[
        ("mt.txt", mt.as_bytes()),
        ("edited.txt", edited.as_bytes()),
        ("mt.txt.gz", &gzip(mt.as_bytes())),
        ("edited.txt.zst", &zstd(edited.as_bytes())),
    ]);
    for command in ["align", "ter"] {
        let plain = output(&here, &[command, "mt.txt", "edited.txt"]);
        assert_eq!(output(&here, &[command, "mt.txt.gz", "edited.txt.zst"]), plain);
    }
    assert!(output(&here, &["audit", "mt.txt.gz", "edited.txt.zst"]).contains(",mt.txt.gz,1,12,20,"));
    tadqiq(&here, &["audit", "-", "edited.txt"])
        .write_stdin(gzip(mt.as_bytes()))
        .assert()
        .code(0)
        .stdout(contains("Unacimov"));
}

#[test]
fn what_is_cut_or_damaged_is_an_error_and_no_short_text() {
    let long = TSV.to_owned() + &"u\tنص طويل\tنص طويل\n".repeat(9000);
    for (name, packed) in [("p.tsv.gz", gzip(long.as_bytes())), ("p.tsv.zst", zstd(long.as_bytes()))] {
        for cut in [packed.len() - 1, packed.len() / 2, 20] {
            let message = records(name, &packed[..cut]).unwrap_err();
            assert!(message.starts_with(&format!("cannot read {name}: the ")), "{message}");
            assert!(message.ends_with("data end too early: the file is cut"), "{message}");
        }
        let mut damaged = packed.clone();
        let middle = damaged.len() - 6;
        damaged[middle] ^= 0x10;
        let message = records(name, &damaged).unwrap_err();
        assert!(message.contains("are damaged"), "{message}");
    }
}

#[test]
fn other_archives_are_named() {
    for (head, name) in
        [(&b"PK\x03\x04\x14\0\0"[..], "a zip archive"), (b"\xFD7zXZ\0..", "xz"), (b"BZh91AY&SY", "bzip2")]
    {
        let message = records("p.tsv", head).unwrap_err();
        assert!(
            message.starts_with(&format!("p.tsv: {name}")) && message.ends_with("unpack the file"),
            "{message}"
        );
    }
}

#[test]
fn what_unpacks_to_very_much_is_refused() {
    let bomb = gzip(&vec![b' '; 1 << 20]).repeat(20);
    let here = folder(&[("mt.txt.gz", &bomb), ("e.txt", b"x"), ("p.tsv.gz", &bomb)]);
    let message = "cannot read mt.txt.gz: it unpacks to more than 16 MiB and 200 times its size";
    assert!(failure(&here, &["audit", "mt.txt.gz", "e.txt"]).contains(message));
    // In a stream the limit of a record holds.
    let path = at(&here, "p.tsv.gz");
    let error = PairFiles::of_one(&path).unwrap().records().unwrap().next().unwrap().unwrap_err();
    assert!(bare(&error.to_string(), &path).starts_with("p.tsv.gz:1: a record of more than 16 MiB"));
}
