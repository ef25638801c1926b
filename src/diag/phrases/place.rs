//! What stands at another place that belongs to a mistake.

use super::phrases;

phrases! {
    DATE = "dit is de datum" / "this is the date";
    EARLIER = "hier staat het eerder" / "it stands here before";
    EARLIER_COLUMN = "hier staat de eerdere" / "the earlier one stands here";
    FIRST_DAY = "dit is de eerste dag" / "this is the first day";
    LATER_SECTION = "dit onderdeel komt later" / "this section comes later";
    OTHER = "dit is de andere" / "this is the other";
    OTHER_LETTER = "dit is de andere brief" / "this is the other letter";
    PART_IS_COUNTED = "dit deel telt mee" / "this part is counted";
    PART_OF_OTHER_UNIT = "dit deel heeft een andere eenheid" / "this part has another unit";
    PEILDATUM = "hier staat de peildatum" / "the peildatum stands here";
    STANDS_THERE = "dit staat daar" / "this stands there";
    WITH_LETTER = "bij deze brief" / "with this letter";
}
