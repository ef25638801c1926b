//! Where readers tell of a mistake in a letter: a mailbox or a form, with the letter filled in.

/// The address of a mailbox or form, with places for what is known of the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportAddress {
    /// Its parts in order.
    pub parts: Vec<ReportPart>,
}

/// A part of such an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportPart {
    /// As it stands.
    Text(String),
    /// What is filled in, percent-encoded.
    Field(ReportField),
}

/// What is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportField {
    /// The number of the letter.
    Kenmerk,
    /// The address of the letter, or of the passage that it is about.
    Address,
    /// The first words of the passage; nothing for the letter as a whole.
    Passage,
}

impl ReportField {
    /// Every field with the word that authors type between braces.
    pub const ALL: [(ReportField, &'static str); 3] = [
        (ReportField::Kenmerk, "kenmerk"),
        (ReportField::Address, "adres"),
        (ReportField::Passage, "passage"),
    ];
}

impl ReportAddress {
    /// A mail to this mailbox, with subject and text filled in.
    pub fn mailbox(mailbox: &str) -> ReportAddress {
        let text = |text: &str| {
            let mut encoded = String::with_capacity(2 * text.len());
            percent_encode(&mut encoded, text);
            ReportPart::Text(encoded)
        };
        ReportAddress {
            parts: vec![
                ReportPart::Text(format!("mailto:{mailbox}?subject=")),
                text("Fout gezien in "),
                ReportPart::Field(ReportField::Kenmerk),
                ReportPart::Text("&body=".to_owned()),
                ReportPart::Field(ReportField::Address),
                text("\r\n"),
                ReportPart::Field(ReportField::Passage),
                text("\r\n\r\n"),
            ],
        }
    }

    /// The address with a letter filled in.
    pub fn filled(&self, kenmerk: &str, address: &str, passage: &str) -> String {
        let mut filled = String::with_capacity(256);
        for part in &self.parts {
            match part {
                ReportPart::Text(text) => filled.push_str(text),
                ReportPart::Field(ReportField::Kenmerk) => percent_encode(&mut filled, kenmerk),
                ReportPart::Field(ReportField::Address) => percent_encode(&mut filled, address),
                ReportPart::Field(ReportField::Passage) => percent_encode(&mut filled, passage),
            }
        }
        filled
    }
}

/// Writes a text so that it can stand anywhere in an address (RFC 3986): all but letters, digits and
/// `-._~` as the bytes of its UTF-8.
pub fn percent_encode(encoded: &mut String, text: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(char::from(DIGITS[usize::from(byte >> 4)]));
            encoded.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ReportAddress, ReportField, ReportPart};

    #[test]
    fn a_mail_has_all_that_is_known_and_nothing_that_breaks_it() {
        let mail = ReportAddress::mailbox("griffie@goirle.example");
        assert_eq!(
            mail.filled("RIB 1&2", "https://x.nl/#al-3", "„Eén"),
            "mailto:griffie@goirle.example?subject=Fout%20gezien%20in%20RIB%201%262&body=\
             https%3A%2F%2Fx.nl%2F%23al-3%0D%0A%E2%80%9EE%C3%A9n%0D%0A%0D%0A"
        );
    }

    #[test]
    fn a_form_gets_what_it_asks_for() {
        let form = ReportAddress {
            parts: vec![
                ReportPart::Text("https://x.nl/fout?brief=".to_owned()),
                ReportPart::Field(ReportField::Kenmerk),
            ],
        };
        assert_eq!(form.filled("A/1", "", ""), "https://x.nl/fout?brief=A%2F1");
    }
}
