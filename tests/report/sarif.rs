//! The SARIF report against the schema of the standard: which properties an object must have and which it may have.

use serde_json::Value;
use tadqiq::finding::{Category, Severity};
use tadqiq::report::{Format, Style};

use super::fixtures::{finding, findings};
use super::render;

/// What the schema says of a value.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    OneOf(&'static [&'static str]),
    Within(f64, f64),
    List(&'static Kind),
    Object(&'static Object),
    /// A property bag, or a map of texts.
    Bag,
}

/// An object without properties other than these.
struct Object {
    required: &'static [&'static str],
    properties: &'static [(&'static str, Kind)],
}

use Kind::{Bag, List, OneOf, Text, Within};

const MESSAGE: Kind = Kind::Object(&Object { required: &["text"], properties: &[("text", Text)] });
const ARTIFACT: Kind = Kind::Object(&Object { required: &[], properties: &[("uri", Text)] });
const REGION: Kind = Kind::Object(&Object {
    required: &[],
    properties: &[
        ("startLine", Within(1.0, f64::MAX)),
        ("startColumn", Within(1.0, f64::MAX)),
        ("endColumn", Within(1.0, f64::MAX)),
        ("snippet", MESSAGE),
    ],
});
const LOGICAL: Kind = Kind::Object(&Object { required: &[], properties: &[("name", Text), ("kind", Text)] });
const LOCATION: Kind = Kind::Object(&Object {
    required: &[],
    properties: &[
        ("message", MESSAGE),
        (
            "physicalLocation",
            Kind::Object(&Object {
                required: &["artifactLocation"],
                properties: &[("artifactLocation", ARTIFACT), ("region", REGION)],
            }),
        ),
        ("logicalLocations", List(&LOGICAL)),
    ],
});
const REPLACEMENT: Kind = Kind::Object(&Object {
    required: &["deletedRegion"],
    properties: &[("deletedRegion", REGION), ("insertedContent", MESSAGE)],
});
const CHANGE: Kind = Kind::Object(&Object {
    required: &["artifactLocation", "replacements"],
    properties: &[("artifactLocation", ARTIFACT), ("replacements", List(&REPLACEMENT))],
});
const FIX: Kind = Kind::Object(&Object {
    required: &["artifactChanges"],
    properties: &[("description", MESSAGE), ("artifactChanges", List(&CHANGE))],
});
const RESULT: Kind = Kind::Object(&Object {
    required: &["message"],
    properties: &[
        ("ruleId", Text),
        ("ruleIndex", Within(0.0, Category::ALL.len() as f64 - 1.0)),
        ("level", OneOf(&["none", "note", "warning", "error"])),
        ("message", MESSAGE),
        ("locations", List(&LOCATION)),
        ("relatedLocations", List(&LOCATION)),
        ("fixes", List(&FIX)),
        ("partialFingerprints", Bag),
        ("rank", Within(-1.0, 100.0)),
        ("properties", Bag),
    ],
});
const RULE: Kind = Kind::Object(&Object {
    required: &["id"],
    properties: &[
        ("id", Text),
        ("shortDescription", MESSAGE),
        ("fullDescription", MESSAGE),
        ("help", MESSAGE),
        ("helpUri", Text),
        ("properties", Bag),
    ],
});
const DRIVER: Kind = Kind::Object(&Object {
    required: &["name"],
    properties: &[("name", Text), ("semanticVersion", Text), ("rules", List(&RULE))],
});
const RUN: Kind = Kind::Object(&Object {
    required: &["tool"],
    properties: &[
        ("tool", Kind::Object(&Object { required: &["driver"], properties: &[("driver", DRIVER)] })),
        ("columnKind", OneOf(&["utf16CodeUnits", "unicodeCodePoints"])),
        ("results", List(&RESULT)),
    ],
});
const LOG: Kind = Kind::Object(&Object {
    required: &["version", "runs"],
    properties: &[("$schema", Text), ("version", OneOf(&["2.1.0"])), ("runs", List(&RUN))],
});

/// What of a value the schema does not allow, with the way to it.
fn problems(value: &Value, kind: Kind, at: &str) -> Vec<String> {
    let fits = match kind {
        Text => value.is_string(),
        OneOf(words) => value.as_str().is_some_and(|word| words.contains(&word)),
        Within(least, most) => value.as_f64().is_some_and(|number| (least..=most).contains(&number)),
        List(_) => value.is_array(),
        Kind::Object(_) | Bag => value.is_object(),
    };
    if !fits {
        return vec![format!("{at}: {value}")];
    }
    match kind {
        List(item) => {
            let items = value.as_array().unwrap().iter().enumerate();
            items.flat_map(|(index, value)| problems(value, *item, &format!("{at}[{index}]"))).collect()
        }
        Kind::Object(object) => {
            let values = value.as_object().unwrap();
            let missing = object.required.iter().filter(|name| !values.contains_key(**name));
            let mut found: Vec<String> = missing.map(|name| format!("{at}: no {name}")).collect();
            for (name, value) in values {
                let at = format!("{at}.{name}");
                match object.properties.iter().find(|(known, _)| known == name) {
                    Some((_, kind)) => found.extend(problems(value, *kind, &at)),
                    None => found.push(format!("{at}: no such property")),
                }
            }
            found
        }
        _ => Vec::new(),
    }
}

fn log(findings: &[tadqiq::finding::Finding]) -> Value {
    serde_json::from_slice(&render(findings, Format::Sarif, Style::default())).unwrap()
}

#[test]
fn sarif_fits_the_schema() {
    for findings in [findings(), Vec::new()] {
        let log = log(&findings);
        assert_eq!(problems(&log, LOG, "log"), Vec::<String>::new());
        assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), findings.len());
    }
}

#[test]
fn the_check_sees_what_it_is_for() {
    let mut log = log(&findings());
    let result = &mut log["runs"][0]["results"][0];
    result.as_object_mut().unwrap().remove("message");
    result["level"] = "bad".into();
    result["colour"] = "red".into();
    result["locations"][0]["physicalLocation"]["region"]["startLine"] = 0.into();
    let found = problems(&log, LOG, "log");
    assert_eq!(found.len(), 4, "{found:?}");
}

#[test]
fn a_place_in_a_file_of_pairs_is_a_unit_and_no_line() {
    let mut one =
        finding(Category::Name, Severity::Major, ("قال لوبريا", "لوبريا"), ("قال لودريان", "لودريان"));
    for place in [&mut one.mt, &mut one.edited] {
        let place = place.as_mut().unwrap();
        (place.line, place.is_unit) = ("7".into(), true);
    }
    let log = log(std::slice::from_ref(&one));
    let result = &log["runs"][0]["results"][0];
    for locations in ["locations", "relatedLocations"] {
        let location = &result[locations][0];
        assert!(location["physicalLocation"]["region"].is_null(), "{location}");
        assert_eq!(location["logicalLocations"][0]["name"], "7");
    }
    assert!(result["fixes"].is_null());
    let github = String::from_utf8(render(&[one], Format::Github, Style::default())).unwrap();
    assert!(github.starts_with("::error file=mt.txt,title=name (major)%2C unit 7::"), "{github}");
}
