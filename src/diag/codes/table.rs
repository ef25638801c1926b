//! RB645 and on: tables, and the numbers by which running text speaks of charts and tables.

use super::entries;

entries! {
    NO_SUCH_NUMBER = Warning "RB645" "no-such-number" {
        message: "{where} heeft geen „{what}”" / "{where} has no “{what}”",
        help: "verwijs met de id, dan komt het nummer er vanzelf achter: {link}" / "refer by the id, and the number follows by itself: {link}",
        explanation:
            "Grafieken en tabellen krijgen hun nummer vanzelf, in de volgorde van de tekst. Een nummer dat u zelf typt klopt niet meer zodra er een bij komt. Maak van het woord „figuur” of „tabel” een link naar de id, zonder nummer: dat komt er vanzelf achter. Gaat het om een ander stuk, zeg dan welk: „tabel 3 van het jaarverslag”." /
            "Charts and tables are numbered by themselves, in the order of the text. A number that you type yourself is wrong as soon as one is added. Make the word “figuur” or “tabel” a link to the id, without a number: that follows by itself. When it is about another document, say which: “tabel 3 van het jaarverslag”.",
    }
    OTHER_NUMBER = Warning "RB646" "other-number" {
        message: "hier staat „{found}”, maar #{id} is „{what}”" / "this says “{found}”, but #{id} is “{what}”",
        help: "laat het nummer weg, dan komt het er vanzelf achter: {link}" / "leave out the number, and it follows by itself: {link}",
        explanation:
            "Een link naar een grafiek of tabel noemt een ander nummer, of noemt een grafiek een tabel. Een lezer die erop klikt komt dan ergens anders uit dan er staat. Laat het nummer weg: het komt er vanzelf achter." /
            "A link to a chart or table gives another number, or calls a chart a table. Readers who follow it end up somewhere else than it says. Leave out the number: it follows by itself.",
    }
    UNKNOWN_COLUMN = Error "RB647" "unknown-column-of-numbers" {
        message: "deze tabel heeft geen kolom met getallen die „{name}” heet" / "this table has no column of numbers called “{name}”",
        help: "er zijn: {known}" / "there are: {known}",
        explanation:
            "„volgorde_op” noemt de kolom waarvan de getallen de volgorde bepalen, zoals die boven de kolom staat. Zonder „volgorde_op” is dat de laatste kolom met getallen." /
            "“volgorde_op” names the column whose numbers decide the order, as it stands above the column. Without it, that is the last column of numbers.",
    }
    ORDER_BY_NOTHING = Error "RB648" "order-by-nothing" {
        message: "„volgorde_op” hoort bij „volgorde: waarde”" / "“volgorde_op” goes with “volgorde: waarde”",
        help: "zet er „volgorde: waarde” bij, of laat „volgorde_op” weg" / "add “volgorde: waarde”, or leave out “volgorde_op”",
        explanation:
            "Alleen bij een volgorde op waarde is er een kolom die telt. Op naam of zoals in de gegevens is er geen keus." /
            "Only an order by value has a column that decides. By name, or as in the data, there is nothing to choose.",
    }
    DIFFERENCE_OF_TWO = Error "RB649" "difference-of-two" {
        message: "„verschil” vraagt om een tabel met precies twee tijden naast elkaar" / "“verschil” asks for a table with exactly two times beside each other",
        help: "zet er „rij” en „kolom: tijd” bij, en kies twee tijden met „waar”, bijvoorbeeld: waar: {tijd: [2024, 2025]}" / "add “rij” and “kolom: tijd”, and choose two times by “waar”, for example: waar: {tijd: [2024, 2025]}",
        explanation:
            "De kolom „Verschil” zegt per rij wat er van de ene tijd naar de andere veranderde. Bij één tijd is er niets te vergelijken, en bij meer dan twee weet een lezer niet welke bedoeld zijn." /
            "The column “Verschil” says for each row what changed from one time to the other. With one time there is nothing to compare, and with more than two readers do not know which are meant.",
    }
}
