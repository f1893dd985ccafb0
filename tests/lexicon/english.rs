//! What words are to each other: English.

use tadqiq::language::Language::*;
use tadqiq::lexicon::{Features, Relation};

use super::{check, is_inflection, related};

#[test]
fn english_forms_of_one_word() {
    let pairs = "\
        city cities
        stop stopped
        running ran
        make making
        dies dying
        went gone
        is were
        has had
        child children's
        woman women
        big bigger
        good best
        happier happy
        says said
        he him
        will would
        tries tried
        a the";
    check(English, pairs, is_inflection);
    assert_eq!(related("says", "said", English), Relation::Inflection(Features::TENSE));
    assert_eq!(related("dog", "dogs", English), Relation::Inflection(Features::NUMBER));
}

#[test]
fn english_words_of_one_family() {
    let pairs = "\
        death died
        formal form
        establishment established
        collectively collect
        clearly clear
        decision decided
        worker work
        milky milk
        publisher published
        badly bad
        argument argued
        production produce";
    check(English, pairs, |relation| relation == Relation::Derivation);
}

#[test]
fn english_slips_of_the_pen() {
    let pairs = "\
        goverment government
        becuase because
        yrea year
        mlitary military
        ad and
        runing running
        adress address
        recieved received
        currentl currently
        occured occurred";
    check(English, pairs, |relation| relation == Relation::Misspelling);
}

#[test]
fn english_of_two_countries() {
    let pairs = "\
        colour color
        organisations organizations
        centre center
        defence defense
        analysed analyzed
        catalogue catalog
        harbours harbors
        labor labour";
    check(English, pairs, |relation| relation == Relation::Variant);
    for (one, other) in [("four", "for"), ("flour", "floor"), ("hour", "hoar"), ("wise", "size")] {
        assert_ne!(related(one, other, English), Relation::Variant, "{one} {other}");
    }
}

#[test]
fn english_other_words() {
    let pairs = "\
        cat dog
        building temple
        in on
        good bad
        north south
        winter summer
        1990 1996
        sun moon";
    check(English, pairs, |relation| relation == Relation::Unrelated);
}
