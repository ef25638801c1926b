//! RB47x: free pages, in content/paginas.

use super::entries;

entries! {
    RESERVED_ADDRESS = Error "RB470" "reserved-address" {
        message: "een pagina kan niet op het adres „/{address}/” staan" / "a page cannot be at the address “/{address}/”",
        help: "geef het bestand een andere naam; dit adres houdt raadsbrief vrij voor wat het zelf maakt" / "give the file another name; raadsbrief keeps this address for what it makes itself",
        explanation:
            "Een pagina heet naar haar bestand: content/paginas/over-ons.md staat op /over-ons/. Adressen zoals /brieven/, /archief/ en /data/ zijn van raadsbrief zelf: daar staan of komen lijsten van brieven, gegevens en bestanden." /
            "A page is named after its file: content/paginas/over-ons.md is at /over-ons/. Addresses such as /brieven/, /archief/ and /data/ belong to raadsbrief itself: lists of letters, data and files are or will be there.",
    }
    NO_ADDRESS = Error "RB471" "page-without-address" {
        message: "van deze bestandsnaam kan geen adres gemaakt worden" / "no address can be made from this file name",
        help: "gebruik een naam met letters of cijfers en hooguit {limit} tekens, zoals over-deze-site.md" / "use a name with letters or digits and at most {limit} characters, such as over-deze-site.md",
        explanation:
            "Een pagina heet naar haar bestand: content/paginas/over-ons.md staat op /over-ons/. Van de naam blijven kleine letters en cijfers over, met streepjes ertussen." /
            "A page is named after its file: content/paginas/over-ons.md is at /over-ons/. Small letters and digits remain of the name, with hyphens between them.",
    }
    DUPLICATE_PAGE = Error "RB472" "duplicate-page" {
        message: "het adres „/{address}/” is al van de pagina {other}" / "the address “/{address}/” belongs to the page {other} already",
        help: "geef een van beide bestanden een andere naam" / "give one of the two files another name",
        explanation:
            "Een pagina heet naar haar bestand, zonder de mappen waar het in staat; hoofdletters, spaties en leestekens tellen niet mee. Twee pagina's kunnen niet op hetzelfde adres staan." /
            "A page is named after its file, without the folders that it is in; capitals, spaces and punctuation do not count. Two pages cannot be at the same address.",
    }
    MENU_FULL = Error "RB473" "menu-full" {
        message: "in het menu passen {limit} pagina's, en deze komt daarna" / "the menu has room for {limit} pages, and this one comes after them",
        help: "zet bij minder belangrijke pagina's „in_menu: nee”; op de voorpagina staan ze toch" / "write “in_menu: nee” in less important pages; the front page lists them anyway",
        explanation:
            "Het menu staat boven elke brief en elke pagina. Een lang menu leest niemand, en op een telefoon schuift het de tekst van het scherm. De pagina's staan er op volgorde van hun titel; de voorpagina noemt alle pagina's." /
            "The menu is above each letter and each page. Nobody reads a long menu, and on a phone it pushes the text off the screen. Its pages are in the order of their titles; the front page names all pages.",
    }
    OTHER_FIELDS = Error "RB474" "fields-of-the-other" {
        message: "de naam „{name}” bestaat hier niet" / "the name “{name}” does not exist here",
        help: "de gegevens boven een brief heten in tags „brief”, zoals brief.onderwerp; die boven een pagina „pagina”, zoals pagina.titel" / "in tags the front matter of a letter is called “brief”, as in brief.onderwerp; that of a page “pagina”, as in pagina.titel",
        explanation:
            "Een pagina heeft geen kenmerk, onderwerp of portefeuillehouder, en een brief heeft geen titel. Een standaardalinea die in allebei staat kan geen van beide namen gebruiken." /
            "A page has no number, subject or portfolio holder, and a letter has no title. A standard paragraph that stands in both can use neither name.",
    }
}
