//! As much of `WebDriver` (W3C) as the tests need: a Chromium without a window, driven by `chromedriver`.

use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// Says by its value whether a browser is asked for: `require` makes its absence a failure, `off` uses none.
const SWITCH: &str = "TADQIQ_BROWSER";

/// A running browser with one window, and a folder of its own that downloads go to.
pub struct Browser {
    driver: Child,
    /// Kept open: the driver ends when nobody is there to read what it says.
    _says: BufReader<ChildStdout>,
    /// The session's address; requests go below it.
    session: String,
    agent: ureq::Agent,
    folder: TempDir,
}

impl Browser {
    /// Starts a browser. Absent where none is installed: then the test that asks is told on stderr to be skipped.
    pub fn start(test: &str) -> Option<Self> {
        let switch = std::env::var(SWITCH).unwrap_or_default();
        let why = match (&*switch, find("chromedriver")) {
            ("off", _) => "TADQIQ_BROWSER=off",
            ("require", None) => panic!("{SWITCH}=require, but there is no chromedriver in PATH"),
            (_, None) => "no chromedriver in PATH",
            _ => "",
        };
        if !why.is_empty() {
            // Past the test harness, which keeps to itself what a passing test prints.
            let mut stderr = std::io::stderr();
            writeln!(stderr, "skipped: {test}: {why}").unwrap();
            return None;
        }
        let mut driver = Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).spawn().unwrap();
        let mut says = BufReader::new(driver.stdout.take().unwrap());
        let port = port_of(&mut says);
        let config = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build();
        let mut browser = Self {
            driver,
            _says: says,
            session: format!("http://127.0.0.1:{port}/session"),
            agent: config.into(),
            folder: TempDir::new().unwrap(),
        };
        let options = json!({
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--window-size=1400,950",
                format!("--user-data-dir={}", browser.folder.path().join("profile").display()),
            ],
            "prefs": {"download.default_directory": browser.downloads(), "download.prompt_for_download": false},
        });
        std::fs::create_dir(browser.downloads()).unwrap();
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL"},
        }}});
        let session = browser.post("", &wanted);
        browser.session = format!("{}/{}", browser.session, session["sessionId"].as_str().unwrap());
        Some(browser)
    }

    /// Where downloads go.
    pub fn downloads(&self) -> PathBuf {
        self.folder.path().join("downloads")
    }

    /// Writes a page and opens it.
    pub fn open_page(&self, name: &str, html: &str) {
        let path = self.folder.path().join(name);
        std::fs::write(&path, html).unwrap();
        self.post("/url", &json!({"url": format!("file://{}", path.display())}));
    }

    /// Loads the page anew.
    pub fn reload(&self) {
        self.post("/refresh", &json!({}));
    }

    /// Runs a script in the page and gives what it returns. Where it returns a promise, that is waited for.
    pub fn run(&self, script: &str) -> Value {
        self.post("/execute/sync", &json!({"script": script, "args": []}))
    }

    /// Types on the keyboard, wherever the focus is.
    pub fn press(&self, keys: &str) {
        let strokes: Vec<Value> = keys
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({"type": kind, "value": key})))
            .collect();
        self.post("/actions", &json!({"actions": [{"type": "key", "id": "keyboard", "actions": strokes}]}));
    }

    /// Moves the pointer onto the first element that a CSS selector finds.
    pub fn point_at(&self, selector: &str) {
        self.pointer(selector, &[]);
    }

    /// Clicks on the first element that a CSS selector finds.
    pub fn click(&self, selector: &str) {
        self.pointer(selector, &["pointerDown", "pointerUp"]);
    }

    fn pointer(&self, selector: &str, then: &[&str]) {
        let found = self.post("/element", &json!({"using": "css selector", "value": selector}));
        // The event of scrolling comes with the next frame, and must not come between.
        self.run(&format!(
            "document.querySelector({selector:?}).scrollIntoView({{ block: 'center' }});
             return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
        ));
        let mut actions = vec![json!({"type": "pointerMove", "origin": found, "x": 0, "y": 0})];
        actions.extend(then.iter().map(|kind| json!({"type": kind, "button": 0})));
        let mouse = json!({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions});
        self.post("/actions", &json!({"actions": [mouse]}));
    }

    /// A command of the Chrome `DevTools` protocol, for what `WebDriver` has no words for.
    pub fn devtools(&self, command: &str, parameters: &Value) {
        self.post("/goog/cdp/execute", &json!({"cmd": command, "params": parameters}));
    }

    /// What the console has said since it was last asked: errors, warnings, breaches of the page's policy.
    pub fn console(&self) -> Vec<String> {
        let entries = self.post("/se/log", &json!({"type": "browser"}));
        entries
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| entry["message"].as_str().unwrap().to_owned())
            .collect()
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        let mut response = self.agent.post(format!("{}{path}", self.session)).send_json(body).unwrap();
        let mut answer: Value = response.body_mut().read_json().unwrap();
        assert!(response.status().is_success(), "{path} {body}: {}", answer["value"]["message"]);
        answer["value"].take()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver ends the browser when its session ends; a failure here must not hide the test's own.
        _ = self.agent.delete(&self.session).call();
        _ = self.driver.kill();
        _ = self.driver.wait();
    }
}

/// The port that the driver chose, from what it says when it is ready.
fn port_of(says: &mut impl BufRead) -> u16 {
    let mut lines = says.lines().map_while(Result::ok);
    lines
        .find_map(|line| {
            let port = line.strip_prefix("ChromeDriver was started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        })
        .expect("chromedriver says its port")
}

fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder: PathBuf| folder.join(program))
        .find(|file: &PathBuf| Path::is_file(file))
}
