//! Endings of Portuguese.

use std::sync::LazyLock;

use super::affix::{Affix, Columns, Grammar, Rule, irregular};
use super::features::Values as V;
use super::romance::{ANY, FEMININES, NOUN, VERB, WE, feminine};

const ENDINGS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("o", NOUN, V::NONE),
    Affix("os", NOUN, V::PLURAL),
    Affix("a", NOUN, V::FEMININE),
    Affix("as", NOUN, FEMININES),
    Affix("e", NOUN, V::NONE),
    // `poeta`.
    Affix("a", NOUN, V::NONE),
    Affix("es", NOUN, V::PLURAL),
    Affix("s", NOUN, V::PLURAL),
    Affix("ar", VERB, V::NONE),
    Affix("er", VERB, V::NONE),
    Affix("ir", VERB, V::NONE),
    Affix("o", VERB, V::PRESENT.and(V::FIRST)),
    Affix("a", VERB, V::PRESENT),
    Affix("e", VERB, V::PRESENT),
    Affix("amos", VERB, V::PRESENT.and(WE)),
    Affix("emos", VERB, V::PRESENT.and(WE)),
    Affix("imos", VERB, V::PRESENT.and(WE)),
    Affix("am", VERB, V::PRESENT.and(V::PLURAL)),
    Affix("em", VERB, V::PRESENT.and(V::PLURAL)),
    Affix("ei", VERB, V::PAST.and(V::FIRST)),
    Affix("i", VERB, V::PAST.and(V::FIRST)),
    Affix("ou", VERB, V::PAST),
    Affix("eu", VERB, V::PAST),
    Affix("iu", VERB, V::PAST),
    Affix("aram", VERB, V::PAST.and(V::PLURAL)),
    Affix("eram", VERB, V::PAST.and(V::PLURAL)),
    Affix("iram", VERB, V::PAST.and(V::PLURAL)),
    Affix("ava", VERB, V::PAST.and(V::MOOD)),
    Affix("avam", VERB, V::PAST.and(V::MOOD).and(V::PLURAL)),
    Affix("ia", VERB, V::PAST.and(V::MOOD)),
    Affix("iam", VERB, V::PAST.and(V::MOOD).and(V::PLURAL)),
    Affix("ará", VERB, V::FUTURE),
    Affix("erá", VERB, V::FUTURE),
    Affix("irá", VERB, V::FUTURE),
    Affix("arão", VERB, V::FUTURE.and(V::PLURAL)),
    Affix("erão", VERB, V::FUTURE.and(V::PLURAL)),
    Affix("irão", VERB, V::FUTURE.and(V::PLURAL)),
    Affix("aria", VERB, V::FUTURE.and(V::MOOD)),
    Affix("eria", VERB, V::FUTURE.and(V::MOOD)),
    Affix("iria", VERB, V::FUTURE.and(V::MOOD)),
    Affix("ado", VERB, V::PARTICIPLE),
    Affix("ada", VERB, V::PARTICIPLE.and(V::FEMININE)),
    Affix("ados", VERB, V::PARTICIPLE.and(V::PLURAL)),
    Affix("adas", VERB, V::PARTICIPLE.and(FEMININES)),
    Affix("ido", VERB, V::PARTICIPLE),
    Affix("ida", VERB, V::PARTICIPLE.and(V::FEMININE)),
    Affix("idos", VERB, V::PARTICIPLE.and(V::PLURAL)),
    Affix("idas", VERB, V::PARTICIPLE.and(FEMININES)),
    Affix("ando", VERB, V::PARTICIPLE.and(V::PRESENT)),
    Affix("endo", VERB, V::PARTICIPLE.and(V::PRESENT)),
    Affix("indo", VERB, V::PARTICIPLE.and(V::PRESENT)),
];

/// Pronouns written onto verbs with a hyphen: `encontrá-lo`, `casou-se`.
const PRONOUNS: &[Affix] = &[
    Affix("", ANY, V::NONE),
    Affix("-o", VERB, V::PRONOUN),
    Affix("-a", VERB, V::PRONOUN.and(V::PRONOUN_FEMININE)),
    Affix("-os", VERB, V::PRONOUN.and(V::PRONOUN_PLURAL)),
    Affix("-as", VERB, V::PRONOUN.and(V::PRONOUN_FEMININE).and(V::PRONOUN_PLURAL)),
    Affix("-lo", VERB, V::PRONOUN),
    Affix("-la", VERB, V::PRONOUN.and(V::PRONOUN_FEMININE)),
    Affix("-no", VERB, V::PRONOUN),
    Affix("-na", VERB, V::PRONOUN.and(V::PRONOUN_FEMININE)),
    Affix("-lhe", VERB, V::PRONOUN.and(V::OBLIQUE)),
    Affix("-se", VERB, V::MIDDLE),
];

const RULES: &[Rule] = &[
    Rule::sound("*ç", "*c", VERB, V::NONE),
    Rule::sound("*qu", "*c", VERB, V::NONE),
    Rule::sound("*gu", "*g", VERB, V::NONE),
    // `avião` / `aviões`, `irmão` / `irmã`, `campeão` / `campeã`, `patrão` / `patroa`.
    Rule::sound("*õ", "*ão", NOUN, V::PLURAL),
    Rule::sound("*ã", "*ão", NOUN, V::PLURAL),
    feminine("*ã", "*ão"),
    feminine("*o", "*ão"),
    feminine("*on", "*ão"),
    feminine("*ones", "*ão"),
    feminine("*triz", "*dor"),
    feminine("*triz", "*tor"),
    feminine("*es", "*"),
    feminine("*ess", "*"),
    feminine("*is", "*"),
    feminine("*in", "*i"),
    feminine("*in", "*"),
    feminine("*ei", "*eu"),
    feminine("*i", "*eu"),
    Rule::sound("*1ês", "*1es", NOUN, V::NONE),
    Rule::sound("*íz", "*iz", NOUN, V::NONE),
    // `nacional` / `nacionais`.
    Rule::sound("*ai", "*al", NOUN, V::PLURAL),
    Rule::sound("*ei", "*el", NOUN, V::PLURAL),
    Rule::sound("*éi", "*el", NOUN, V::PLURAL),
    Rule::sound("*á", "*ar", VERB, V::PRONOUN),
    Rule::sound("*ê", "*er", VERB, V::PRONOUN),
    Rule::sound("*m", "*", NOUN, V::NONE),
    Rule::sound("*n", "*", NOUN, V::PLURAL),
];

const TABLES: &[Columns] =
    &[("verb", VERB, &[V::NONE, V::PRESENT, V::PAST]), ("sexes", NOUN, &[V::NONE, V::FEMININE])];

const DERIVED: &[(&str, &str)] = &[
    ("*ação", "*"),
    ("*ição", "*"),
    ("*ção", "*"),
    ("*ament", "*"),
    ("*iment", "*"),
    ("*mente", "*"),
    ("*idad", "*"),
    ("*ador", "*"),
    ("*edor", "*"),
    ("*ância", "*"),
    ("*ência", "*"),
    ("*ável", "*"),
    ("*ível", "*"),
    ("*ic", "*"),
    ("*ism", "*"),
    ("*ist", "*"),
    ("*al", "*"),
    ("*os", "*"),
    ("*iv", "*"),
];

const IRREGULAR: &str = "\
verb: ser é/são/sou era/eram/foi/foram/sido
verb: estar está/estão/estou estava/esteve/estiveram
verb: ter tem/têm/tenho tinha/teve/tiveram
verb: haver há houve/havia
verb: fazer faz/fazem/faço fez/fizeram/feito
verb: dizer diz/dizem/digo disse/disseram/dito
verb: ir vai/vão/vou foi/foram/ia/ido
verb: vir vem/vêm veio/vieram/vindo
verb: ver vê/veem viu/viram/visto
verb: dar dá/dão deu/deram
verb: pôr põe/põem pôs/puseram/posto
verb: poder pode/podem pôde/puderam
verb: querer quer/querem quis/quiseram
verb: saber sabe/sei soube/souberam
verb: trazer traz/trazem trouxe/trouxeram
verb: escrever escreve escreveu/escrito
verb: abrir abre abriu/aberto
verb: morrer morre morreu/morto
verb: eleger elege elegeu/eleito
sexes: ator atriz
sexes: rei rainha
sexes: príncipe princesa
sexes: herói heroína
sexes: pai mãe
sexes: bom boa
sexes: mau má
sexes: avô avó
sexes: genro nora
sexes: réu ré
sexes: ladrão ladra
sexes: plebeu plebeia";

/// The tables of Portuguese.
pub(super) static PORTUGUESE: Grammar = Grammar {
    same: &[],
    affix_letters: "",
    before: &[],
    after: &[ENDINGS, PRONOUNS],
    rules: RULES,
    irregular: LazyLock::new(|| irregular(IRREGULAR, TABLES)),
    derived: DERIVED,
    semitic: false,
    parts: &[NOUN, VERB],
    least: 2,
};
