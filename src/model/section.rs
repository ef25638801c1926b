//! The lists that a site can have, each with a page that leads to all that stands beneath it.

/// A list of a site. Its page is at [`Section::address`], and is made exactly when the site has the
/// section ([`Site::sections`](super::Site::sections)), so that every page can lead to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// All letters, by year. Every site has it.
    Archive,
    /// Letters that belong together.
    Dossiers,
    /// What was promised, and how it stands.
    Commitments,
    /// The public datasets.
    Datasets,
    /// What letters are about.
    Themes,
    /// Who in the college letters are of.
    PortfolioHolders,
    /// Organisations that letters and data speak of.
    Organisations,
    /// Municipalities that letters and data speak of.
    Municipalities,
    /// What was corrected or withdrawn. Every site has it that published something.
    Amendments,
    /// The explanation of addresses and formats. Every site has it.
    Reuse,
    /// How readers check what was published. Every site has it that published something.
    Checking,
}

impl Section {
    /// Every section, in the order in which pages name them.
    pub const ALL: [Section; 11] = [
        Section::Archive,
        Section::Dossiers,
        Section::Commitments,
        Section::Datasets,
        Section::Themes,
        Section::PortfolioHolders,
        Section::Organisations,
        Section::Municipalities,
        Section::Amendments,
        Section::Reuse,
        Section::Checking,
    ];

    /// Where its page lives: `dossiers/`.
    pub fn address(self) -> &'static str {
        match self {
            Section::Archive => "archief/",
            Section::Dossiers => "dossiers/",
            Section::Commitments => super::address::COMMITMENTS,
            Section::Datasets => "data/",
            Section::Themes => super::address::THEMES,
            Section::PortfolioHolders => super::address::PERSONS,
            Section::Organisations => super::address::ORGANISATIONS,
            Section::Municipalities => super::address::MUNICIPALITIES,
            Section::Amendments => super::address::AMENDMENTS,
            Section::Reuse => super::address::REUSE,
            Section::Checking => super::address::CHECKING,
        }
    }

    /// What pages call it.
    pub fn title(self) -> &'static str {
        match self {
            Section::Archive => "Archief",
            Section::Dossiers => "Dossiers",
            Section::Commitments => "Toezeggingen",
            Section::Datasets => "Gegevens",
            Section::Themes => "Thema’s",
            Section::PortfolioHolders => "Portefeuillehouders",
            Section::Organisations => "Organisaties",
            Section::Municipalities => "Gemeenten",
            Section::Amendments => "Verbeteringen",
            Section::Reuse => "Hergebruik",
            Section::Checking => "Controleren",
        }
    }

    /// Whether the head of every page leads to it; the foot leads to the others.
    pub fn is_main(self) -> bool {
        matches!(
            self,
            Section::Archive | Section::Dossiers | Section::Commitments | Section::Datasets
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Section;
    use crate::model::RESERVED_ADDRESSES;

    #[test]
    fn no_page_of_an_author_can_take_the_address_of_a_section() {
        assert!(Section::ALL.is_sorted());
        for section in Section::ALL {
            let name = section.address().trim_end_matches('/');
            assert!(RESERVED_ADDRESSES.contains(&name), "{name}");
        }
    }
}
