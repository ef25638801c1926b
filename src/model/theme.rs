//! Themes: what letters are about, and the government's list of them.

/// A theme of the reference list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name as printed.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// The theme of the national list that it belongs to.
    pub national: Option<&'static NationalTheme>,
}

/// A theme of the list TOP of the TOOI registers, which all public bodies share.
#[derive(Debug, PartialEq, Eq)]
pub struct NationalTheme {
    /// The last part of its address: `c_d0463fb7`.
    pub code: &'static str,
    /// Its name in the list.
    pub label: &'static str,
}

/// What all addresses of national themes begin with.
const ADDRESS: &str = "https://identifier.overheid.nl/tooi/def/thes/top/";

impl NationalTheme {
    /// The theme that a code, a whole address or a name of the list means.
    pub fn find(text: &str) -> Option<&'static NationalTheme> {
        let text = text.trim();
        let code = text.strip_prefix(ADDRESS).unwrap_or(text);
        let mut themes = NATIONAL_THEMES.iter();
        themes.find(|theme| theme.code == code).or_else(|| {
            let called = text.to_lowercase();
            let mut themes = NATIONAL_THEMES.iter();
            themes.find(|theme| theme.label.to_lowercase() == called)
        })
    }

    /// Its address in the register.
    pub fn address(&self) -> String {
        format!("{ADDRESS}{}", self.code)
    }
}

const fn theme(code: &'static str, label: &'static str) -> NationalTheme {
    NationalTheme { code, label }
}

/// The list TOP as published by the TOOI registers, in the order of the names.
pub static NATIONAL_THEMES: &[NationalTheme] = &[
    theme("c_68609e19", "Europese zaken"),
    theme("c_d96f9cd3", "afval"),
    theme("c_4e83eca7", "arbeidsomstandigheden"),
    theme("c_fc530104", "arbeidsongeschiktheid en werkloosheid"),
    theme("c_1f37c612", "arbeidsverhoudingen"),
    theme("c_7b01f260", "basisonderwijs"),
    theme("c_4348dad1", "begroting"),
    theme("c_25e30d03", "belasting"),
    theme("c_b46b92e7", "beroepsonderwijs"),
    theme("c_beb01b1c", "bestuursrecht"),
    theme("c_e3d35361", "bezwaar en klachten"),
    theme("c_7ce8a10c", "bodem"),
    theme("c_a6a9eddd", "bouwen en verbouwen"),
    theme("c_fcac43e4", "criminaliteit"),
    theme("c_2408fb5a", "cultureel erfgoed"),
    theme("c_f72b706a", "cultuur"),
    theme("c_0361ffb3", "cultuur en recreatie"),
    theme("c_daaa67b3", "defensie"),
    theme("c_4d1c84a7", "dienstensector"),
    theme("c_d363776f", "economie"),
    theme("c_f4f1867a", "energie"),
    theme("c_218c52ee", "ethiek"),
    theme("c_70e03904", "evenementen"),
    theme("c_9f410ab6", "geluid"),
    theme("c_6b9627b5", "geneesmiddelen en medische hulpmiddelen"),
    theme("c_76136c82", "gezin en kinderen"),
    theme("c_8b081a63", "gezondheidsrisico's"),
    theme("c_83db27fc", "handel"),
    theme("c_516ec027", "hoger onderwijs"),
    theme("c_75809540", "horeca"),
    theme("c_ee06665e", "informatievoorziening en ICT"),
    theme("c_068da9fb", "inkoop en beheer"),
    theme("c_f37fd49d", "inrichting van de overheid"),
    theme("c_a94e1fa4", "integratie"),
    theme("c_f47ad6ca", "internationaal"),
    theme("c_576c2bd7", "internationale betrekkingen"),
    theme("c_f6d7f591", "interne organisatie"),
    theme("c_0fe7c5e7", "jeugdzorg"),
    theme("c_87d3d66c", "kenniseconomie"),
    theme("c_79010191", "klimaatverandering"),
    theme("c_f28344a5", "koninkrijksrelaties"),
    theme("c_989e37d9", "landbouw, visserij, voedselkwaliteit"),
    theme("c_28ddcea5", "lucht"),
    theme("c_2835e395", "luchtvaart"),
    theme("c_dc437d00", "markttoezicht"),
    theme("c_6b728132", "media"),
    theme("c_2e9944e7", "migratie"),
    theme("c_399f194b", "migratie en integratie"),
    theme("c_afa30a11", "natuur en milieu"),
    theme("c_db2fbedb", "natuur- en landschapsbeheer"),
    theme("c_85a72eb3", "netwerken"),
    theme("c_3afc269f", "ondernemen"),
    theme("c_c232ae4a", "onderwijs en wetenschap"),
    theme("c_4eb912c1", "onderwijsvoorzieningen"),
    theme("c_08d12aef", "onderzoek en wetenschap"),
    theme("c_8940ed07", "ontwikkelingssamenwerking"),
    theme("c_319461d7", "openbaar vervoer"),
    theme("c_d58b78ca", "openbare orde en veiligheid"),
    theme("c_3eb6243b", "organisatie en bedrijfsvoering"),
    theme("c_1781ce20", "ouderen"),
    theme("c_f02ce1b3", "ouderenzorg"),
    theme("c_391585db", "overheidsfinanciën"),
    theme("c_f2c9a613", "overheidspersoneel"),
    theme("c_824ce7ff", "privaatrecht"),
    theme("c_f411e390", "rail- en wegverkeer"),
    theme("c_f4679acc", "recht"),
    theme("c_d2b1338a", "rechten en vrijheden"),
    theme("c_72138db9", "rechtspraak"),
    theme("c_a6c5e5b8", "recreatie"),
    theme("c_e277e756", "religie"),
    theme("c_cfc7d5ab", "ruimte en infrastructuur"),
    theme("c_9af4b880", "ruimtelijke ordening"),
    theme("c_d3b599f8", "scheepvaart"),
    theme("c_d4890526", "sociale zekerheid"),
    theme("c_1f781691", "speciaal onderwijs"),
    theme("c_1fe409d0", "staatsrecht"),
    theme("c_61d3e636", "stoffen"),
    theme("c_98e03e32", "strafrecht"),
    theme("c_4872b086", "terrorisme"),
    theme("c_195b5b5e", "transport"),
    theme("c_d772bf06", "veiligheid"),
    theme("c_849842ac", "verkeer"),
    theme("c_980b8db2", "voortgezet onderwijs"),
    theme("c_389a72e6", "water"),
    theme("c_a71dc533", "waterbeheer"),
    theme("c_9d1917e9", "werk"),
    theme("c_124eaf3a", "wonen"),
    theme("c_17a86a17", "woningmarkt"),
    theme("c_9a574af9", "ziekten en behandelingen"),
    theme("c_d0463fb7", "zorg en gezondheid"),
    theme("c_7a0f87d5", "zorginstellingen"),
    theme("c_341c5bef", "zorgverzekeringen"),
];

#[cfg(test)]
mod tests {
    use super::{NATIONAL_THEMES, NationalTheme};

    #[test]
    fn a_national_theme_is_found_by_code_address_and_name() {
        let care = NationalTheme::find("c_d0463fb7").unwrap();
        assert_eq!(care.label, "zorg en gezondheid");
        assert_eq!(NationalTheme::find(&care.address()), Some(care));
        assert_eq!(NationalTheme::find("Zorg en gezondheid"), Some(care));
        assert_eq!(NationalTheme::find("c_00000000"), None);
    }

    #[test]
    fn codes_and_names_of_national_themes_occur_once() {
        for (index, theme) in NATIONAL_THEMES.iter().enumerate() {
            for other in &NATIONAL_THEMES[index + 1..] {
                assert_ne!(theme.code, other.code);
                assert_ne!(theme.label.to_lowercase(), other.label.to_lowercase());
            }
        }
    }
}
