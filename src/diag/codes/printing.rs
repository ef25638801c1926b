//! RB65x: what keeps a letter from becoming a PDF.

use super::entries;

entries! {
    LETTER_NOT_PRINTED = Error "RB650" "letter-not-printed" {
        message: "van deze brief kan geen PDF worden gemaakt: {reason}" / "no PDF can be made of this letter: {reason}",
        help: "bouw met --no-pdf als de site er nu moet staan, en verander wat de melding noemt" / "build with --no-pdf if the site must be there now, and change what the message names",
        explanation:
            "Elke brief wordt ook een PDF. Lukt dat bij één brief niet, dan wordt er niets geschreven, zodat geen brief zonder PDF op de site komt. Met --no-pdf worden de pagina's wel gemaakt, en bieden ze geen PDF aan. Noemt de melding niets dat u kunt veranderen, meld haar dan aan de makers van raadsbrief, met de brief erbij." /
            "Each letter also becomes a PDF. When that fails for one letter, nothing is written, so that no letter stands on the site without its PDF. With --no-pdf the pages are made, and offer no PDF. If the message names nothing that you can change, tell the makers of raadsbrief and send the letter along.",
    }
}
