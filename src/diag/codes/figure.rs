//! RB490 and on: figures that can be found, and give a wrong idea all the same.

use super::entries;

entries! {
    STALE_FIGURE = Warning "RB490" "stale-figure" {
        message: "het nieuwste cijfer in „{dataset}” gaat over {time}, en de brief is van {date}: dat is langer geleden dan {term}" / "the newest figure in “{dataset}” is about {time}, and the letter is of {date}: that is longer ago than {term}",
        help: "vul de dataset aan, of noem de tijd die u bedoelt met „peildatum” of „periode”" / "add to the dataset, or name the time that you mean with “peildatum” or “periode”",
        explanation:
            "Met „actueel” zegt een dataset hoelang haar cijfers als de stand van nu gelden. Een brief die geen tijd noemt krijgt het nieuwste cijfer dat op zijn datum bekend was, en dat is hier te oud om zonder tijd te noemen." /
            "With “actueel” a dataset says how long its figures count as how things stand now. A letter that names no time gets the newest figure known on its date, and here that is too old to be given without a time.",
    }
}
