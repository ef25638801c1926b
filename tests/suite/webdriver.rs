//! Chromium, driven over the WebDriver protocol. Just enough of it to ask pages questions.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use crate::server::exchange;

/// Without a sandbox, so that it also runs as root in a container; the pages are our own.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
];

const NEEDED: &str = "these tests need a browser: install the Debian packages chromium and \
                      chromium-driver (.ci/test does)";

/// One browser at a time: a browser takes more memory and time than all other tests.
static ONE: Mutex<()> = Mutex::new(());

/// A running browser with one window. It ends when this is dropped.
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
    _profile: tempfile::TempDir,
    _one: MutexGuard<'static, ()>,
}

/// What the reader prefers to see.
#[derive(Clone, Copy, Debug)]
pub enum Preference {
    Light,
    Dark,
    /// Colours of the reader's system in place of those of the page.
    OwnColours,
    /// The same, on a dark ground.
    OwnColoursDark,
}

impl Browser {
    pub fn start() -> Browser {
        let one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("chromedriver: {error}: {NEEDED}"));
        let port = port(&mut driver);
        let profile = tempfile::tempdir().expect("a temporary folder");
        let mut browser = Browser {
            driver,
            port,
            session: String::new(),
            _one: one,
            _profile: profile,
        };
        let folder = format!("--user-data-dir={}", browser._profile.path().display());
        let flags: Vec<&str> = FLAGS.iter().copied().chain([folder.as_str()]).collect();
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": {"args": flags},
            "goog:loggingPrefs": {"browser": "ALL"},
        }}});
        let session = browser.post("/session", &wanted);
        let id = session["sessionId"].as_str();
        browser.session = id
            .unwrap_or_else(|| panic!("{session}: {NEEDED}"))
            .to_owned();
        browser
    }

    /// Opens an address and waits until all of it is there.
    pub fn open(&self, address: &str) {
        self.ask("url", &json!({"url": address}));
    }

    /// Gives the window a size in CSS pixels, also one that no desktop window can have.
    pub fn resize(&self, width: u32, height: u32) {
        let screen =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.command("Emulation.setDeviceMetricsOverride", screen);
    }

    /// Says what the reader prefers.
    pub fn prefer(&self, preference: Preference) {
        let (scheme, forced) = match preference {
            Preference::Light => ("light", "none"),
            Preference::Dark => ("dark", "none"),
            Preference::OwnColours => ("light", "active"),
            Preference::OwnColoursDark => ("dark", "active"),
        };
        let features = json!([
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "forced-colors", "value": forced},
        ]);
        self.command("Emulation.setEmulatedMedia", json!({"features": features}));
    }

    /// The whole page as a PNG file, also what is below the window.
    pub fn picture(&self) -> Vec<u8> {
        let whole = json!({"format": "png", "captureBeyondViewport": true});
        let answer = self.command("Page.captureScreenshot", whole);
        let data = answer["data"].as_str();
        from_base64(data.unwrap_or_else(|| panic!("no picture: {answer}")))
    }

    /// Runs the body of a function in the page and returns the lines of text that it returns.
    pub fn lines(&self, script: &str) -> Vec<String> {
        let value = self.ask("execute/sync", &json!({"script": script, "args": []}));
        let lines = value
            .as_array()
            .unwrap_or_else(|| panic!("no list: {value}"));
        let text = |line: &Value| line.as_str().unwrap_or_default().to_owned();
        lines.iter().map(text).collect()
    }

    /// What the console said since it was asked last.
    pub fn console(&self) -> Vec<String> {
        let entries = self.ask("se/log", &json!({"type": "browser"}));
        let entries = entries
            .as_array()
            .unwrap_or_else(|| panic!("no list: {entries}"));
        let text = |entry: &Value| format!("{}: {}", entry["level"], entry["message"]);
        entries.iter().map(text).collect()
    }

    fn command(&self, name: &str, parameters: Value) -> Value {
        self.ask(
            "goog/cdp/execute",
            &json!({"cmd": name, "params": parameters}),
        )
    }

    fn ask(&self, what: &str, body: &Value) -> Value {
        self.post(&format!("/session/{}/{what}", self.session), body)
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        let body = body.to_string();
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let (status, text) = exchange(self.port, &request).expect("chromedriver answers");
        let mut answer: Value = serde_json::from_str(&text).unwrap_or_default();
        assert!(status == 200, "{path}: {status}: {text}\n{NEEDED}");
        answer["value"].take()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let path = format!("/session/{}", self.session);
            let request = format!("DELETE {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
            let _ = exchange(self.port, &request);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The bytes that a text in base 64 stands for (RFC 4648).
fn from_base64(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => u32::from(byte - b'A'),
        b'a'..=b'z' => u32::from(byte - b'a') + 26,
        b'0'..=b'9' => u32::from(byte - b'0') + 52,
        b'+' => 62,
        _ => 63,
    };
    let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b'=').collect();
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3);
    for group in digits.chunks(4) {
        let whole = group.iter().fold(0, |sum, digit| sum << 6 | value(*digit));
        let whole = whole << (6 * (4 - group.len()));
        bytes.extend(&whole.to_be_bytes()[1..group.len()]);
    }
    bytes
}

#[test]
fn base_64_is_read_with_and_without_padding() {
    assert_eq!(from_base64("TWFu"), b"Man");
    assert_eq!(from_base64("TWE="), b"Ma");
    assert_eq!(from_base64("TQ=="), b"M");
    assert_eq!(from_base64("/+8="), [0xff, 0xef]);
}

/// The port that the driver chose, from what it says when it is ready.
fn port(driver: &mut Child) -> u16 {
    let output = driver.stdout.take().expect("its output is ours");
    let mut reader = BufReader::new(output);
    let mut line = String::new();
    while reader.read_line(&mut line).is_ok_and(|length| length > 0) {
        if let Some((_, port)) = line.trim().rsplit_once("successfully on port ") {
            let port = port
                .trim_end_matches('.')
                .parse()
                .expect("a port is a number");
            // What it says later goes nowhere, but it must be able to say it.
            std::thread::spawn(move || std::io::copy(&mut reader, &mut std::io::sink()));
            return port;
        }
        line.clear();
    }
    panic!("chromedriver did not start: {NEEDED}");
}
