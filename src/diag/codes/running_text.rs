//! RB465 and on: marks in the running text of letters and pages.

use super::entries;

entries! {
    LANGUAGE_CODE = Error "RB465" "language-code" {
        message: "„{code}” is geen code van een taal" / "“{code}” is not the code of a language",
        help: "schrijf een code van twee of drie letters: en (Engels), de (Duits), fr (Frans), ar (Arabisch), pl (Pools), tr (Turks)" / "write a code of two or three letters: en (English), de (German), fr (French), ar (Arabic), pl (Polish), tr (Turkish)",
        explanation:
            "Met [Social Impact Bond](taal:en) zegt u in welke taal woorden zijn, zodat een schermlezer ze goed uitspreekt en een browser ze goed afbreekt. De code is die van BCP 47: een taal, en zo nodig een schrift of land erachter, zoals en-GB." /
            "With [Social Impact Bond](taal:en) you say in which language words are, so that a screen reader pronounces them well and a browser hyphenates them well. The code is that of BCP 47: a language, with a script or country behind it where needed, such as en-GB.",
    }
}
