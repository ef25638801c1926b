//! RB760 to RB769: addresses of what was published.

use super::entries;

entries! {
    ADDRESS_LOST = Error "RB760" "published-address-lost" {
        message: "het adres „{address}” van {number} is gepubliceerd en zou verdwijnen" / "the address “{address}” of {number} was published and would be lost",
        help: "zet een oud adres bij „aliassen” van deze brief; is het geen oud adres, controleer dan het register met `raadsbrief verify`" / "put an old address under “aliassen” of this letter; if it is no old address, check the record with `raadsbrief verify`",
        explanation:
            "Wie een link naar een brief heeft bewaard, moet er altijd iets vinden: de brief, een eerdere versie, een verwijzing, of de pagina die zegt dat de brief is ingetrokken. Daarom maakt raadsbrief geen site waarin een gepubliceerd adres ontbreekt. Een eerdere versie van deze brief had een oud adres onder „aliassen” dat nu nergens meer heen leidt, of een bestand uit het register staat niet op zijn plaats. Het oude adres mag weer in de brief in content/brieven/ staan; de gepubliceerde brief verandert daar niet door." /
            "Whoever kept a link to a letter must always find something: the letter, an earlier version, a redirect, or the page that says that the letter was withdrawn. So raadsbrief makes no site that lacks an address that was published. An earlier version of this letter had an old address under “aliassen” that leads nowhere now, or a file of the record is not in its place. The old address may stand in the letter in content/brieven/ again; the published letter does not change by it.",
    }
}
