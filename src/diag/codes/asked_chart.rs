//! RB65x, RB66x: what a request for a chart asks and a chart does not do, or not well.

use super::entries;

entries! {
    NO_PIE = Error "RB651" "no-pie" {
        message: "een grafiek „{kind}” is er niet" / "there is no chart “{kind}”",
        help: "schrijf „soort: staven”, en zeg met „categorie” welke kolom de staven maakt" / "write “soort: staven”, and say by “categorie” which column makes the bars",
        explanation:
            "Hoeken en vlakken zijn met het oog slecht te vergelijken: of een punt van een taart een vijfde of een kwart is, ziet bijna niemand. Staven vanaf nul laten hetzelfde zien, met de namen erbij. Zijn het delen van één geheel, gebruik dan staven met „reeks” en „stapel: ja”." /
            "The eye is bad at comparing angles and areas: hardly anyone sees whether a slice of a pie is a fifth or a quarter. Bars that start at zero show the same, with their names beside them. For parts of one whole, use bars with “reeks” and “stapel: ja”.",
    }
    SECOND_AXIS = Error "RB652" "second-axis" {
        message: "een grafiek heeft één as voor zijn waarden; „{key}” is er niet" / "a chart has one axis for its values; there is no “{key}”",
        help: "maak van elke maat een eigen grafiek" / "make a chart of its own for each measure",
        explanation:
            "Met twee assen hangt het van de gekozen schalen af of twee lijnen elkaar kruisen of gelijk op lijken te gaan. Dat verband zit dan in de tekening en niet in de cijfers. Twee grafieken onder elkaar laten zien wat er is." /
            "With two axes it depends on the scales whether two lines cross or seem to move together. That link is then in the drawing and not in the figures. Two charts below each other show what there is.",
    }
    BARS_CUT_OFF = Error "RB653" "bars-cut-off" {
        message: "staven beginnen bij nul; „{key}” kan dat niet veranderen" / "bars start at zero; “{key}” cannot change that",
        help: "laat „{key}” weg; om kleine verschillen te laten zien is er „soort: lijn” of „soort: helling”" / "leave out “{key}”; to show small differences there are “soort: lijn” and “soort: helling”",
        explanation:
            "De lengte van een staaf is zijn waarde. Begint de as ergens anders dan bij nul, dan lijkt een verschil van een paar procent een verdubbeling." /
            "The length of a bar is its value. When the axis starts elsewhere than at zero, a difference of a few percent looks like a doubling.",
    }
    COLOUR_BY_HAND = Error "RB654" "colour-by-hand" {
        message: "een grafiek kiest zijn kleuren niet zelf; „{key}” is er niet" / "a chart does not choose its own colours; there is no “{key}”",
        help: "zeg met „nadruk” wat op moet vallen; de kleuren van alle grafieken staan in raadsbrief.yaml, onder „kleuren”, bij „grafieken”" / "say by “nadruk” what should stand out; the colours of all charts are in raadsbrief.yaml, under “kleuren”, at “grafieken”",
        explanation:
            "Kleuren horen bij de huisstijl. raadsbrief controleert ze één keer voor alle grafieken: of ze op wit en in de donkere weergave te zien zijn, en of ook wie kleuren slecht onderscheidt ze uit elkaar houdt." /
            "Colours belong to the house style. raadsbrief checks them once for all charts: whether they can be seen on white and in the dark view, and whether those who tell colours apart badly can do so too.",
    }
    TOPIC_TITLE = Warning "RB655" "topic-title" {
        message: "deze titel zegt waar de grafiek over gaat, niet wat hij laat zien" / "this title says what the chart is about, not what it shows",
        help: "schrijf de bevinding als zin, zoals „In Noord daalt het aantal cliënten”; het onderwerp kan naar „ondertitel”" / "write the finding as a sentence, such as “In Noord daalt het aantal cliënten”; the subject can go to “ondertitel”",
        explanation:
            "Wie een brief doorbladert leest de titels van de grafieken. Een titel als „Cliënten per wijk” laat het zoeken aan de lezer over; „Noord heeft twee keer zoveel cliënten als Zuid” vertelt het. Wat er geteld is, waar en wanneer, zet raadsbrief er zelf onder." /
            "Who leafs through a letter reads the titles of its charts. A title such as “Clients per district” leaves the search to the reader; “North has twice as many clients as South” tells it. What was counted, where and when, raadsbrief puts below it by itself.",
    }
    LINES_WITHOUT_EMPHASIS = Warning "RB656" "lines-without-emphasis" {
        message: "deze grafiek krijgt {count}; niet meer dan {limit} hebben een eigen kleur" / "this chart gets {count}; no more than {limit} have a colour of their own",
        help: "zeg met „nadruk: [namen]” welke lijnen het laten zien, of geef elk een eigen vak met „paneel”" / "say by “nadruk: [names]” which lines show it, or give each a panel of its own by “paneel”",
        explanation:
            "Meer dan een handvol lijnen volgt niemand. Zonder „nadruk” krijgen de eerste lijnen een kleur en wordt de rest grijs, ook als het in de brief juist om een van de andere gaat." /
            "Nobody follows more than a handful of lines. Without “nadruk” the first lines get a colour and the others become grey, even when the letter is about one of the others.",
    }
    PALETTE_OF_SIX = Error "RB657" "palette-of-six" {
        message: "onder „grafieken” staan {count}; er zijn er {expected} nodig" / "there are {count} under “grafieken”; {expected} are needed",
        help: "noem zes kleuren, of laat „grafieken” weg: dan kiest raadsbrief ze" / "name six colours, or leave out “grafieken”: raadsbrief then chooses them",
        explanation:
            "Elke reeks van een grafiek heeft een eigen kleur, en een grafiek heeft er ten hoogste zes. Wat daarna komt is grijs." /
            "Each series of a chart has a colour of its own, and a chart has at most six. What comes after that is grey.",
    }
    PALE_IN_CHARTS = Error "RB658" "pale-in-charts" {
        message: "de kleur {text} is in grafieken niet goed te zien op {ground}: het contrast is {contrast}, en 4,5 is nodig" / "the colour {text} cannot be seen well on {ground} in charts: its contrast is {contrast}, and 4.5 is needed",
        help: "kies een donkerder kleur; voor de donkere weergave maakt raadsbrief haar zelf lichter" / "choose a darker colour; raadsbrief makes it lighter for the dark view by itself",
        explanation:
            "In een grafiek staan ook namen en getallen in de kleur van hun reeks. De wettelijke norm voor toegankelijkheid (WCAG, 1.4.3) vraagt daarvoor een contrast van ten minste 4,5 op 1; voor lijnen en vlakken is 3 op 1 genoeg (1.4.11)." /
            "Names and numbers in a chart stand in the colour of their series. The legal standard for accessibility (WCAG, 1.4.3) asks for a contrast of at least 4.5 to 1; for lines and areas 3 to 1 is enough (1.4.11).",
    }
    ALIKE_IN_CHARTS = Warning "RB659" "alike-in-charts" {
        message: "de kleuren {one} en {other} lijken te veel op elkaar {view}" / "the colours {one} and {other} look too much alike {view}",
        help: "kies er een die lichter of donkerder is" / "choose one that is lighter or darker",
        explanation:
            "Ongeveer een op de twaalf mannen en een op de tweehonderd vrouwen ziet rood en groen slecht uit elkaar, en veel brieven worden in grijs geprint. Grafieken zetten daarom ook namen, tekens en arceringen bij hun reeksen, maar kleuren die ook in licht en donker verschillen lezen sneller. Gemeten is het kleurverschil CIEDE2000." /
            "About one in twelve men and one in two hundred women can hardly tell red from green, and many letters are printed in grey. Charts therefore also put names, marks and hatching to their series, but colours that differ in lightness too are read faster. The difference is measured as CIEDE2000.",
    }
}
