//! XML as it is written: elements one below the other, and text that every reader can read.

/// An XML document that grows from its root.
pub(super) struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// A document whose root has these attributes.
    pub(super) fn new(root: &'static str, attributes: &[(&str, &str)]) -> Xml {
        let mut xml = Xml {
            text: String::with_capacity(4 * 1024),
            open: Vec::new(),
        };
        xml.text
            .push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        xml.open(root, attributes);
        xml
    }

    /// Begins an element that holds others.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.text.push_str(">\n");
        self.open.push(name);
    }

    /// Ends the element that was begun last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            self.text.push_str("</");
            self.text.push_str(name);
            self.text.push_str(">\n");
        }
    }

    /// An element with text.
    pub(super) fn element(&mut self, name: &'static str, text: &str) {
        self.tag(name, &[]);
        self.text.push('>');
        escape(&mut self.text, text);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    /// An element that says all in its attributes.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.text.push_str("/>\n");
    }

    /// The document, with everything in it ended.
    pub(super) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.text.into_bytes()
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            escape(&mut self.text, value);
            self.text.push('"');
        }
    }

    fn indent(&mut self) {
        for _ in &self.open {
            self.text.push_str("  ");
        }
    }
}

/// Text between tags and in attributes. Characters that XML 1.0 does not know are left out: it has
/// no way to write them.
fn escape(xml: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\t' | '\n' => xml.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => xml.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn text_stays_text_and_elements_are_ended() {
        let mut xml = Xml::new("a", &[("b", "\"<&")]);
        xml.open("c", &[]);
        xml.element("d", "Zorg & <Co>\u{0}\u{8}\u{fffe} é");
        xml.empty("e", &[("f", "1")]);
        assert_eq!(
            String::from_utf8(xml.finish()).unwrap(),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <a b=\"&quot;&lt;&amp;\">\n  <c>\n    <d>Zorg &amp; &lt;Co&gt; é</d>\n    \
             <e f=\"1\"/>\n  </c>\n</a>\n"
        );
    }
}
