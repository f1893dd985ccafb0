//! The HTML report in a browser: what a reviewer does with it.
//!
//! Without `chromedriver` these tests say on stderr that they were skipped; `tests/browser/run` makes that a failure.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod webdriver;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tadqiq::report::restore;

use crate::html::fixtures::{hostile, long, sample};
use webdriver::Browser;

/// Ids of the findings that are shown.
const SHOWN: &str = "return [...document.querySelectorAll('.f')].filter((card) => card.checkVisibility({
    contentVisibilityAuto: false })).map((card) => Number(card.id.slice(1)))";
/// The id of the finding at hand, where the focus is as well.
const AT_HAND: &str = "const card = document.querySelector('.f[aria-current]');
    return card === document.activeElement ? Number(card.id.slice(1)) : null";

/// Sets a form control as a person does.
fn set(browser: &Browser, id: &str, value: &str) {
    browser.run(&format!(
        "const control = document.getElementById('{id}'); control.value = '{value}';
         control.dispatchEvent(new Event('input', {{ bubbles: true }}));
         return new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
    ));
}

/// Waits for a download to be whole: Chromium keeps its name with an empty file, which the whole one replaces.
fn downloaded(file: &Path) -> String {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        match fs::read_to_string(file) {
            Ok(text) if !text.is_empty() => return text,
            _ => assert!(Instant::now() < deadline, "{} did not come", file.display()),
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The records of a table with its header, cells as they were before they were made safe.
fn records(table: &str) -> Vec<Vec<String>> {
    let table = table.strip_prefix('\u{FEFF}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    let cells = |record: csv::StringRecord| record.iter().map(|cell| restore(cell).to_owned()).collect();
    reader.records().map(|record| cells(record.unwrap())).collect()
}

/// Opens the sample's report, decides three findings by keyboard, downloads the table.
fn review_sample(browser: &Browser) -> PathBuf {
    browser.open_page("sample.html", &sample().html());
    browser.press("ja");
    browser.press("jjr");
    // A comment that a spreadsheet would take for a formula, with what CSV must quote.
    browser.press("c");
    browser.press("=1+1, \"نعم\"\u{E007}");
    assert_eq!(browser.run(AT_HAND), 3, "Enter leads back from the comment");
    browser.press("juk");
    browser.press("d");
    browser.downloads().join("machine.review.csv")
}

#[test]
fn a_reviewer_moves_decides_and_downloads_by_keyboard() {
    let Some(browser) = Browser::start("a reviewer moves, decides and downloads by keyboard") else { return };
    let table = downloaded(&review_sample(&browser));
    assert!(table.contains("\r\n3,reject,\"'=1+1, \"\"نعم\"\"\","), "{table}");
    let records = records(&table);
    assert_eq!(records[0], tadqiq::report::COLUMNS);
    let decided: Vec<[&str; 3]> = records[1..]
        .iter()
        .filter(|record| !record[1].is_empty() || !record[2].is_empty())
        .map(|record| [&*record[0], &*record[1], &*record[2]])
        .collect();
    assert_eq!(decided, [["1", "accept", ""], ["3", "reject", "=1+1, \"نعم\""], ["4", "unsure", ""]]);

    // But for the reviewer's columns it is the table that the audit writes.
    let written = sample().csv();
    let written = crate::browser::records(&written);
    for (downloaded, written) in records.iter().zip(&written).skip(1) {
        assert_eq!(downloaded[3..], written[3..]);
    }
    assert_eq!(records.len(), written.len());

    // Decisions are still there when the page is opened again, and a key pressed twice takes one back.
    browser.reload();
    assert_eq!(
        browser
            .run("return [...document.querySelectorAll('.verdict')].map((verdict) => verdict.textContent)"),
        json!(["accept", "reject: =1+1, \"نعم\"", "unsure"])
    );
    browser.press("ja");
    assert_eq!(browser.run("return document.querySelectorAll('.verdict').length"), 2);
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn review_reads_the_downloaded_table() {
    let Some(browser) = Browser::start("review reads the downloaded table") else { return };
    let file = review_sample(&browser);
    downloaded(&file);
    let run = assert_cmd::cargo::cargo_bin_cmd!("tadqiq")
        .arg("review")
        .arg("--strict")
        .arg(&file)
        .assert()
        .success();
    let decisions = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    let decisions: Vec<Value> = decisions.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let pages = sample();
    let expected = [(0, "accept", ""), (2, "reject", "=1+1, \"نعم\""), (3, "unsure", "")];
    assert_eq!(decisions.len(), expected.len());
    for (decision, (index, verdict, comment)) in decisions.iter().zip(expected) {
        assert_eq!(decision["fingerprint"], pages.findings[index].fingerprint);
        assert_eq!(decision["decision"], verdict);
        assert_eq!(decision["comment"].as_str().unwrap_or_default(), comment);
    }
}

/// Runs `tadqiq`, which must succeed.
fn tadqiq(arguments: &[&std::ffi::OsStr]) {
    assert_cmd::cargo::cargo_bin_cmd!("tadqiq").args(arguments).assert().success();
}

/// The fingerprints of a report, in its order.
fn fingerprints(table: &Path) -> Vec<String> {
    let mut reader = csv::Reader::from_path(table).unwrap();
    reader.records().map(|record| record.unwrap().iter().next_back().unwrap().to_owned()).collect()
}

#[test]
fn the_next_audit_leaves_out_what_was_rejected() {
    let Some(browser) = Browser::start("the next audit leaves out what was rejected") else { return };
    let folder = tempfile::tempdir().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample");
    let (mt, edited) = (sample.join("000-machine.txt"), sample.join("001-edited.txt"));
    let [page, first, decisions, second] =
        ["report.html", "first.csv", "decisions.jsonl", "second.csv"].map(|name| folder.path().join(name));
    tadqiq(&[
        "audit".as_ref(),
        mt.as_ref(),
        edited.as_ref(),
        "-o".as_ref(),
        page.as_ref(),
        "-o".as_ref(),
        first.as_ref(),
    ]);

    browser.open_page("report.html", &fs::read_to_string(page).unwrap());
    browser.press("jajrjud");
    let reviewed = browser.downloads().join("000-machine.review.csv");
    downloaded(&reviewed);
    tadqiq(&["review".as_ref(), "--strict".as_ref(), reviewed.as_ref(), "-o".as_ref(), decisions.as_ref()]);
    assert_eq!(fs::read_to_string(&decisions).unwrap().lines().count(), 3);

    let known: [&std::ffi::OsStr; 2] = ["--decisions".as_ref(), decisions.as_ref()];
    tadqiq(&[
        "audit".as_ref(),
        mt.as_ref(),
        edited.as_ref(),
        known[0],
        known[1],
        "-o".as_ref(),
        second.as_ref(),
    ]);
    let mut expected = fingerprints(&first);
    expected.remove(1);
    assert_eq!(fingerprints(&second), expected);
}

#[test]
fn decisions_can_be_downloaded_where_the_browser_keeps_nothing() {
    let Some(browser) = Browser::start("decisions can be downloaded where the browser keeps nothing") else {
        return;
    };
    browser.open_page("sample.html", &sample().html());
    browser
        .run("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }");
    browser.press("ja");
    assert_eq!(browser.run("return notice.checkVisibility()"), true);
    browser.press("d");
    assert!(downloaded(&browser.downloads().join("machine.review.csv")).contains("\r\n1,accept,,"));
}

#[test]
fn filters_leave_what_they_let_pass() {
    let Some(browser) = Browser::start("filters leave what they let pass") else { return };
    let pages = sample();
    browser.open_page("sample.html", &pages.html());
    let expect = |passes: &dyn Fn(&tadqiq::finding::Finding) -> bool| {
        let ids: Vec<usize> =
            (1..).zip(&pages.findings).filter(|(_, finding)| passes(finding)).map(|(id, _)| id).collect();
        assert!(!ids.is_empty() && ids.len() < pages.findings.len(), "a filter that filters: {ids:?}");
        assert_eq!(browser.run(SHOWN), json!(ids));
        assert_eq!(browser.run("return shown.value"), format!("{} of {}", ids.len(), pages.findings.len()));
    };
    let settle = "return new Promise((done) => requestAnimationFrame(() => setTimeout(done)))";

    browser.click("[name=severity][value='3']");
    browser.run(settle);
    expect(&|finding| finding.severity.id() != "critical");
    // `Unacimov` stood in a critical and in a major finding: now it is marked as the second alone.
    let overlap =
        "return [...document.querySelectorAll('a.m')].find((mark) => mark.dataset.f === '6 5').className";
    assert_eq!(browser.run(overlap), "m s-major");
    browser.click("[name=severity][value='3']");

    browser.click("[data-none=category]");
    browser.click("[name=category][value=name]");
    browser.run(settle);
    expect(&|finding| finding.category.id() == "name");
    // Keys move among what is shown.
    browser.press("jj");
    assert_eq!(browser.run(AT_HAND), 7);
    browser.click("[data-all=category]");

    set(&browser, "confidence", "0.9");
    expect(&|finding| finding.confidence >= 0.9);
    set(&browser, "confidence", "0");

    browser.press("r");
    set(&browser, "state", "reject");
    assert_eq!(browser.run(SHOWN), json!([7]));
    browser.click("#only");
    browser.run(settle);
    assert_eq!(
        browser.run("return [...document.querySelectorAll('.row')].filter((row) => !row.hidden).length"),
        1
    );
}

#[test]
fn a_mark_tells_its_reason_to_the_pointer_and_to_the_focus() {
    let Some(browser) = Browser::start("a mark tells its reason to the pointer and to the focus") else {
        return;
    };
    let pages = sample();
    browser.open_page("sample.html", &pages.html());
    let tip = "return tip.hidden ? '' : tip.textContent";
    browser.point_at("a.m[data-f='6 5']");
    let told = browser.run(tip);
    let told = told.as_str().unwrap();
    assert!(told.contains(&pages.findings[4].reason) && told.contains(&pages.findings[5].reason), "{told}");

    browser.click("a.m[data-f='6 5']");
    assert_eq!(browser.run("return document.querySelector('.f[aria-current]').id"), "f6");
    // A further click goes to the next finding there.
    browser.click("a.m[data-f='6 5']");
    assert_eq!(browser.run("return document.querySelector('.f[aria-current]').id"), "f5");

    // For those who see neither: the mark is described by its finding, and the move is announced.
    browser.run("document.querySelector('a.m').focus()");
    let described = "const mark = document.activeElement;
        return document.getElementById(mark.getAttribute('aria-describedby')).textContent";
    assert!(browser.run(described).as_str().unwrap().contains(&pages.findings[0].reason));
    browser.press("j");
    let announced = "return new Promise((done) => setTimeout(() => done(live.textContent), 200))";
    assert_eq!(browser.run(announced), "Finding 2 of 10");
}

#[test]
fn keys_work_on_an_arabic_keyboard_and_can_be_turned_off() {
    let Some(browser) = Browser::start("keys work on an Arabic keyboard and can be turned off") else {
        return;
    };
    browser.open_page("sample.html", &sample().html());
    let stroke = |key: &str, code: &str| {
        browser.run(&format!(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', code: '{code}', bubbles: true }}))"
        ));
    };
    stroke("ت", "KeyJ");
    stroke("ت", "KeyJ");
    assert_eq!(browser.run(AT_HAND), 2);
    stroke("؟", "Slash");
    assert_eq!(browser.run("return help.open"), true);
    browser.click("#keys");
    browser.press("\u{E00C}");
    assert_eq!(browser.run("return help.open"), false);
    stroke("j", "KeyJ");
    assert_eq!(browser.run(AT_HAND), 2);
}

#[test]
fn the_policy_stops_code_and_hostile_texts_stay_texts() {
    let Some(browser) = Browser::start("the policy stops code and hostile texts stay texts") else { return };
    browser.open_page("hostile.html", &hostile().html());
    browser.press("jjj");
    browser.point_at("a.m");
    assert_eq!(browser.console(), Vec::<String>::new());
    assert_eq!(browser.run("return window.stolen ?? null"), Value::Null);
    assert_eq!(browser.run("return document.querySelectorAll('img, .rows script').length"), 0);
    assert_eq!(browser.run("return performance.getEntriesByType('resource').length"), 0);
    // Were a text to become code after all, it would not run.
    browser.run("const code = document.createElement('script'); code.textContent = 'window.stolen = 1'; document.body.append(code)");
    assert_eq!(browser.run("return window.stolen ?? null"), Value::Null);
    assert!(browser.console().iter().any(|line| line.contains("Content Security Policy")));
}

#[test]
fn letters_stand_out_from_their_ground_in_both_themes() {
    let Some(browser) = Browser::start("letters stand out from their ground in both themes") else { return };
    browser.open_page("sample.html", &sample().html());
    browser.press("jjja");
    for theme in ["light", "dark"] {
        browser.click("#theme");
        assert_eq!(browser.run("return document.documentElement.dataset.theme"), theme);
        // WCAG 2.2, 1.4.3: at least 4.5 to 1.
        assert_eq!(browser.run(include_str!("contrast.js")), json!([]), "{theme}");
    }
}

#[test]
fn a_phone_shows_it_without_scrolling_sideways() {
    let Some(browser) = Browser::start("a phone shows it without scrolling sideways") else { return };
    let phone = json!({"width": 360, "height": 780, "deviceScaleFactor": 2, "mobile": true});
    browser.devtools("Emulation.setDeviceMetricsOverride", &phone);
    for (name, pages) in [("sample.html", sample()), ("hostile.html", hostile())] {
        browser.open_page(name, &pages.html());
        browser.press("jj");
        assert_eq!(browser.run("return document.documentElement.scrollWidth"), 360, "{name}");
    }
}

#[test]
fn ten_thousand_findings_are_all_there() {
    let Some(browser) = Browser::start("ten thousand findings are all there") else { return };
    browser.open_page("long.html", &long(10_000).html());
    assert_eq!(browser.run("return shown.value"), "10000 of 10000");
    // What is off screen is not laid out: that is what keeps the page quick.
    let skipped = "return [...document.querySelectorAll('.row')].slice(-100).some((row) =>
        row.querySelector('.text').checkVisibility({ contentVisibilityAuto: true }))";
    assert_eq!(browser.run(skipped), false);
    // From the last part of the strip to the last finding, which is then on screen.
    browser.run(
        "const box = strip.getBoundingClientRect(); strip.dispatchEvent(new MouseEvent('click', {
        clientX: box.right - 1, clientY: box.top, bubbles: true }))",
    );
    browser.press("jjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjj");
    assert_eq!(browser.run(AT_HAND), 10_000);
    let seen = "const box = document.querySelector('.f[aria-current]').getBoundingClientRect();
        return box.top >= 0 && box.bottom <= panel.getBoundingClientRect().top";
    assert_eq!(browser.run(seen), true);
}
