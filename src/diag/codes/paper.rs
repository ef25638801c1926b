//! RB630 to RB633: what cannot be put on paper, and the template of the PDF.

use super::entries;

entries! {
    UNPRINTABLE = Error "RB630" "unprintable" {
        message: "„{text}” kan niet in de PDF: de lettertypen hebben het niet ({points})" / "“{text}” cannot stand in the PDF: the typefaces do not have it ({points})",
        help: "schrijf het met gewone letters, of laat het weg; met „build --no-pdf” komt de brief alleen als pagina" / "write it in ordinary letters, or leave it out; with “build --no-pdf” the letter becomes a page only",
        explanation:
            "Een PDF draagt zijn eigen lettertypen mee. Die hebben alle letters van het Latijnse, Griekse en Cyrillische schrift en veel tekens (✓ ☐ → ≤ ½), maar geen emoji en geen Arabisch, Hebreeuws, Chinees of ander schrift. Een leeg vakje op papier zou niemand kunnen lezen of laten voorlezen. Schrijf een naam zoals hij in het paspoort staat, in gewone letters, en zet woorden in plaats van een emoji. Staat het teken in de gegevens, verander het daar." /
            "A PDF carries its own typefaces. These have all letters of the Latin, Greek and Cyrillic scripts and many signs (✓ ☐ → ≤ ½), but no emoji and no Arabic, Hebrew, Chinese or other script. Nobody could read an empty box on paper, or have it read aloud. Write a name as it stands in the passport, in ordinary letters, and words in place of an emoji. If the character stands in the data, change it there.",
    }
    PAPER_TEMPLATE = Error "RB631" "paper-template" {
        message: "dit PDF-sjabloon klopt niet: {reason}" / "this PDF template is wrong: {reason}",
        help: "vergelijk het met het standaardsjabloon, of haal het weg om dat te gebruiken" / "compare it with the standard template, or remove it to use that one",
        explanation:
            "Een eigen „templates/brief.typ” vervangt het standaardsjabloon van de PDF. Het is geschreven in Typst en leest de brief uit „/brief.json”; wat Typst er niet van kan maken, wordt met de woorden van Typst gemeld. Het wordt eerst geprobeerd met een voorbeeldbrief waar alles in staat. Ook wat een PDF ontoegankelijk zou maken, zoals een titel of een alternatieve tekst die ontbreekt, is een fout. Andere bestanden en pakketten kan het niet lezen; de lettertypen zijn die van raadsbrief." /
            "Your own “templates/brief.typ” replaces the standard template of the PDF. It is written in Typst and reads the letter from “/brief.json”; what Typst cannot make of it is reported in the words of Typst. It is first tried with a sample letter that holds everything. What would make a PDF inaccessible, such as a missing title or alternative text, is a mistake too. It cannot read other files or packages; the typefaces are those of raadsbrief.",
    }
    UNUSED_PAPER_TEMPLATE = Warning "RB632" "unused-paper-template" {
        message: "dit bestand doet niets: het PDF-sjabloon heet „templates/brief.typ”" / "this file does nothing: the PDF template is called “templates/brief.typ”",
        help: "noem het zo, of zet wat erin staat in dat bestand" / "call it that, or put what it holds into that file",
        explanation:
            "De PDF van een brief wordt gemaakt met één sjabloon, en dat kan geen andere bestanden lezen. Elk ander bestand dat op .typ eindigt blijft ongelezen." /
            "The PDF of a letter is made with one template, which cannot read other files. Any other file that ends in .typ is not read.",
    }
    DOUBTFUL_PAPER_TEMPLATE = Warning "RB633" "doubtful-paper-template" {
        message: "bij dit PDF-sjabloon waarschuwt Typst: {reason}" / "this PDF template makes Typst warn: {reason}",
        help: "de lettertypen zijn Libertinus Serif, Noto Sans, DejaVu Sans Mono en Raadsbrief Tekens" / "the typefaces are Libertinus Serif, Noto Sans, DejaVu Sans Mono and Raadsbrief Tekens",
        explanation:
            "Er komt wel een PDF, maar misschien niet zoals bedoeld. Meestal vraagt het sjabloon een lettertype dat er niet is: lettertypen van de computer doen niet mee, omdat een brief dan op elke machine andere bytes zou hebben." /
            "There is a PDF, but perhaps not as it was meant. Usually the template asks for a typeface that is not there: those of the computer do not count, because then a letter would have other bytes on each machine.",
    }
}
