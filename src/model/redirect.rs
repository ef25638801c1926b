//! Old addresses that lead to where a letter or page stands now.

/// An old address that leads to a letter or page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The address as people know it, from the front of the site: `2019/maatpact.html`, `rib/17/`.
    pub from: String,
    /// Where it leads: `brieven/2019/rib-2019-001/`.
    pub to: String,
    /// What stands there.
    pub title: String,
}

impl Redirect {
    /// Its file in the output: an address that ends in `.html` is a file of that name, any other a
    /// folder with a page in it. So `oud/brief.aspx` works as well: servers show the page of a
    /// folder of that name.
    pub fn path(&self) -> String {
        file_of(&self.from)
    }
}

/// The file of an old address.
pub fn file_of(address: &str) -> String {
    let lower = address.to_ascii_lowercase();
    if lower.ends_with(".html") || lower.ends_with(".htm") {
        return address.to_owned();
    }
    let folder = address.trim_end_matches('/');
    format!("{folder}/index.html")
}
