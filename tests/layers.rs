//! Layers run one way: a module names only those that stand before it.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the library, from the leaves to the top. A new module needs its place here.
const LAYERS: &[&str] = &[
    "error",
    "suggest",
    "text",
    "timings",
    "document",
    "finding",
    "confidence",
    "guide",
    "output",
    "normalize",
    "language",
    "read",
    "lexicon",
    "markup",
    "numbers",
    "names",
    "vocabulary",
    "segment",
    "align",
    "detect",
    "place",
    "audit",
    "calibrate",
    "ter",
    "report",
    "config",
    "baseline",
    "review",
    "diff",
];

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| *layer == module)
}

/// The modules that a file's code names as `crate::module`, comments and tests left out.
fn named_modules(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut found = Vec::new();
    for line in lines {
        for rest in line.split("crate::").skip(1) {
            found.push(rest.chars().take_while(|ch| ch.is_alphanumeric() || *ch == '_').collect());
        }
    }
    found
}

#[test]
fn no_layer_names_a_later_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut problems = Vec::new();
    for path in files_below(&root) {
        let relative = path.strip_prefix(&root).unwrap();
        let first = relative.components().next().unwrap().as_os_str().to_str().unwrap();
        let own = first.trim_end_matches(".rs");
        if own == "lib" || own == "bin" {
            continue;
        }
        let Some(own_layer) = layer(own) else {
            problems.push(format!("{}: module `{own}` has no place in LAYERS", relative.display()));
            continue;
        };
        for module in named_modules(&fs::read_to_string(&path).unwrap()) {
            // `crate::Error` and `crate::Result` are re-exported from the lowest layer.
            if layer(&module).is_some_and(|layer| layer > own_layer) {
                problems
                    .push(format!("{}: `{own}` names `{module}`, which comes after it", relative.display()));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_check_sees_what_it_is_for() {
    assert_eq!(
        named_modules("use crate::align::Bead;\n// crate::report\nlet x = crate::text::Span::at(0);"),
        ["align", "text"]
    );
}
