//! RB75x: published letters that would be made otherwise now. They stay as they are; these are warnings.

use super::entries;

entries! {
    FIGURE_DIFFERS = Warning "RB750" "published-figure-differs" {
        message: "gepubliceerd in „{number}”: {before}; nu zou er {now} staan ({what})" / "published in “{number}”: {before}; now it would say {now} ({what})",
        help: "klopt het nieuwe cijfer, publiceer het dan met „raadsbrief correct {number}”; zet anders de gegevens of de tekst terug" / "if the new figure is right, publish it with “raadsbrief correct {number}”; if not, put the data or the text back",
        explanation:
            "Een gepubliceerde brief verandert niet als de gegevens of de tekst veranderen. Wat u nu wijzigde staat dus nog niet op de site. Een herziening die pas na de brief bekend werd hoort in een eigen levering, met de dag waarop zij is vastgesteld: die ziet een oudere brief niet, en dan is er ook geen verschil." /
            "A published letter does not change when its data or its text do. So what you changed is not on the site yet. A revision that became known only after the letter belongs in a delivery of its own, with the day on which it was recorded: an earlier letter does not see that, and then nothing differs.",
    }
    CANNOT_BE_MADE = Warning "RB751" "published-letter-cannot-be-made" {
        message: "„{number}” is gepubliceerd en blijft zoals hij is, maar is zo niet meer te maken: {code}" / "“{number}” is published and stays as it is, but can no longer be made like this: {code}",
        help: "verbeter het hier voordat u de brief verbetert met „raadsbrief correct”; „raadsbrief explain {code}” vertelt wat er mis is" / "mend it here before you correct the letter with “raadsbrief correct”; “raadsbrief explain {code}” says what is wrong",
        explanation:
            "De site toont een gepubliceerde brief uit het register, ook als de tekst of de gegevens van toen er niet meer zijn. Alleen wie hem wil verbeteren heeft een bron zonder fouten nodig." /
            "The site shows a published letter from the record, also when the text or the data of then are gone. Only who wants to correct it needs a source without mistakes.",
    }
    WORDS_DIFFER = Warning "RB752" "published-words-differ" {
        message: "gepubliceerd in „{number}”, {place}: „{before}”; nu zou er staan: „{now}”" / "published in “{number}”, {place}: “{before}”; now it would say: “{now}”",
        help: "publiceer de nieuwe tekst met „raadsbrief correct {number}”, of zet de oude terug" / "publish the new text with “raadsbrief correct {number}”, or put the old one back",
        explanation:
            "Een gepubliceerde brief verandert niet als zijn bron verandert. Wat u nu schreef staat dus nog niet op de site." /
            "A published letter does not change when its source does. So what you wrote is not on the site yet.",
    }
    PLACE_DIFFERS = Warning "RB753" "published-passage-differs" {
        message: "anders dan gepubliceerd in „{number}”: {place} ({change})" / "not as published in “{number}”: {place} ({change})",
        help: "publiceer de nieuwe brief met „raadsbrief correct {number}”, of zet de bron terug" / "publish the new letter with “raadsbrief correct {number}”, or put the source back",
        explanation:
            "Een gepubliceerde brief verandert niet als zijn bron verandert, ook niet als er een alinea bij komt of weggaat. Wat u nu schreef staat dus nog niet op de site." /
            "A published letter does not change when its source does, nor when a paragraph is added or taken out. So what you wrote is not on the site yet.",
    }
    MORE_DIFFERS = Warning "RB754" "published-more-differs" {
        message: "„{number}” verschilt op nog {count} plaatsen van wat er gepubliceerd is" / "“{number}” differs from what was published in {count} more places",
        help: "bekijk eerst de verschillen hierboven; vaak hebben zij één oorzaak" / "look at the differences above first; often they have one cause",
        explanation:
            "Van een brief die op veel plaatsen verschilt worden alleen de eerste genoemd." /
            "Of a letter that differs in many places only the first are named.",
    }
}
