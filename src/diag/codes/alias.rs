//! RB475 to RB479: old addresses of letters and pages (`aliassen`).

use super::entries;

entries! {
    ELSEWHERE = Error "RB475" "alias-elsewhere" {
        message: "„{text}” is geen adres van deze site" / "“{text}” is no address of this site",
        help: "schrijf het oude adres zonder de naam van de site, zoals /2019/maatpact.html" / "write the old address without the name of the site, such as /2019/maatpact.html",
        explanation:
            "Met „aliassen” leidt een oud adres van deze site naar waar de brief of pagina nu staat. Een adres van een andere site kan deze site niet doorverwijzen; dat moet daar gebeuren." /
            "With “aliassen” an old address of this site leads to where the letter or page stands now. This site cannot redirect an address of another site; that must be done there.",
    }
    WITH_QUERY = Error "RB476" "alias-with-query" {
        message: "op „{text}” kan geen pagina staan: wat achter een vraagteken of hekje komt ziet een gewone webserver niet" / "no page can be at “{text}”: a plain web server does not see what follows a question mark or a number sign",
        help: "gebruik het deel ervoor als dat maar één brief of pagina betekent; laat anders de webserver doorverwijzen" / "use the part before it if that means one letter or page only; otherwise have the web server redirect",
        explanation:
            "De site bestaat uit bestanden. Bij /brief.aspx?id=17 zoekt een webserver het bestand voor /brief.aspx, welk nummer er ook achter staat." /
            "The site consists of files. For /brief.aspx?id=17 a web server looks for the file of /brief.aspx, whatever number follows it.",
    }
    NOT_AN_ADDRESS = Error "RB477" "alias-not-an-address" {
        message: "van „{text}” kan geen adres gemaakt worden" / "no address can be made of “{text}”",
        help: "gebruik letters zonder accenten, cijfers, streepjes, punten en schuine strepen, zoals /2019/maatpact.html" / "use letters without accents, digits, hyphens, dots and slashes, such as /2019/maatpact.html",
        explanation:
            "Een oud adres wordt een bestand op de webserver. Dat lukt niet met spaties, accenten, procenttekens, backslashes, delen die leeg zijn of met een punt beginnen, en namen die Windows voor apparaten houdt, zoals „con”. Laat de webserver zulke adressen doorverwijzen." /
            "An old address becomes a file on the web server. That is not possible with spaces, accents, percent signs, backslashes, parts that are empty or begin with a dot, and names that Windows keeps for devices, such as “con”. Have the web server redirect such addresses.",
    }
    RESERVED = Error "RB478" "alias-reserved" {
        message: "het adres „{text}” houdt raadsbrief vrij voor wat het zelf maakt" / "raadsbrief keeps the address “{text}” for what it makes itself",
        help: "laat de webserver dit adres doorverwijzen, of laat het weg" / "have the web server redirect this address, or leave it out",
        explanation:
            "Op adressen zoals /dossiers/, /data/ en /sitemap.xml staan of komen lijsten, gegevens en bestanden van raadsbrief zelf. Onder /brieven/ mag elk oud adres dat niet in de map van een brief ligt; onder /archief/ mogen pagina's die op .html eindigen." /
            "At addresses such as /dossiers/, /data/ and /sitemap.xml there are or will be lists, data and files of raadsbrief itself. Below /brieven/ any old address will do that is not in the folder of a letter; below /archief/ pages whose names end in .html.",
    }
    TAKEN = Error "RB479" "alias-taken" {
        message: "het oude adres „{address}” is al bezet" / "the old address “{address}” is taken already",
        help: "elk adres kan maar naar één plaats leiden; haal het bij een van beide weg" / "each address can lead to one place only; remove it from one of the two",
        explanation:
            "Hier staat al een brief of pagina, of een andere brief of pagina heeft hetzelfde oude adres. Hoofdletters tellen niet mee, omdat niet elke webserver ze onderscheidt. De map van een brief of pagina is helemaal van die brief of pagina." /
            "A letter or page stands here already, or another letter or page has the same old address. Capitals do not count, because not every web server tells them apart. The folder of a letter or page belongs to it as a whole.",
    }
}
