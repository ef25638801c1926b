//! RB7xx: page templates, which the organisation writes for its own site.

use super::entries;

entries! {
    PAGE_TEMPLATE = Error "RB701" "page-template" {
        message: "dit paginasjabloon klopt niet: {reason}" / "this page template is wrong: {reason}",
        help: "vergelijk het met het standaardsjabloon van dezelfde naam" / "compare it with the standard template of the same name",
        explanation:
            "Een bestand in „templates” met de naam van een standaardsjabloon (brief.html, basis.html, stijl.css) vervangt dat sjabloon. Het is geschreven in Tera; wat Tera niet kan lezen, wordt met de woorden van Tera gemeld. Wie maar een deel wil veranderen, begint met {% extends \"standaard/brief.html\" %} en schrijft alleen de blokken die anders moeten." /
            "A file in “templates” with the name of a standard template (brief.html, basis.html, stijl.css) replaces that template. It is written in Tera; what Tera cannot read is reported in the words of Tera. To change only a part, begin with {% extends \"standaard/brief.html\" %} and write only the blocks that must differ.",
    }
    PAGE_TEMPLATE_FAILED = Error "RB702" "page-template-failed" {
        message: "dit paginasjabloon vraagt op deze plaats iets dat er niet is: {reason}" / "this page template asks here for something that is not there: {reason}",
        help: "een veld dat kan ontbreken, vraagt u met {% if … %}" / "ask for a field that may be missing with {% if … %}",
        explanation:
            "Het sjabloon is leesbaar, maar bij het maken van een pagina ging het mis: meestal bestaat een veld niet, of heet het anders. De velden die er wel zijn staan in de melding." /
            "The template can be read, but making a page with it failed: usually a field does not exist, or has another name. The fields that do exist are named in the message.",
    }
    UNUSED_PAGE_TEMPLATE = Warning "RB710" "unused-page-template" {
        message: "dit bestand doet niets: er is geen standaardsjabloon dat „{name}” heet, en geen ander sjabloon noemt het" / "this file does nothing: there is no standard template called “{name}”, and no other template names it",
        help: "geef het de naam van het sjabloon dat het moet vervangen, of noem het in een ander sjabloon" / "give it the name of the template that it must replace, or name it in another template",
        explanation:
            "Een bestand in „templates” vervangt het standaardsjabloon met precies dezelfde naam. Met een tikfout in die naam verandert er niets aan de site. Alleen „check” zegt dit." /
            "A file in “templates” replaces the standard template of exactly the same name. With a typing error in that name nothing changes on the site. Only “check” says this.",
    }
}
