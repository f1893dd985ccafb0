//! What the categories mean: the one source of `tadqiq explain`, of the rules in SARIF, and of `docs/categories.md`.

use crate::finding::Category;

/// What a reviewer should know of a category.
#[derive(Clone, Copy, Debug)]
pub struct Guide {
    /// The category.
    pub category: Category,
    /// Its place in the MQM typology.
    pub mqm: &'static str,
    /// What it is, in one sentence.
    pub meaning: &'static str,
    /// What counts as evidence, and what does not.
    pub evidence: &'static str,
    /// Which severity its findings get, and when.
    pub severity: &'static str,
    /// Examples: language, what the MT has, what is right.
    pub examples: [Example; 2],
}

/// A bad sentence and a good one.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The language, in English.
    pub language: &'static str,
    /// What the MT says.
    pub bad: &'static str,
    /// What it should say.
    pub good: &'static str,
}

const fn example(language: &'static str, bad: &'static str, good: &'static str) -> Example {
    Example { language, bad, good }
}

/// The guide to a category.
///
/// ```
/// use tadqiq::finding::Category;
/// use tadqiq::guide::guide;
///
/// assert_eq!(guide(Category::Omission).mqm, "Accuracy › Omission");
/// ```
pub fn guide(category: Category) -> &'static Guide {
    // The table has every category in the order of `Category::ALL`, which a test holds.
    &GUIDES[category as usize]
}

/// The guides to all categories, in the order of [`Category::ALL`].
pub static GUIDES: [Guide; 14] = [
    Guide {
        category: Category::Untranslated,
        mqm: "Accuracy › Untranslated",
        meaning: "Text in a foreign script is left over where the edited version has the language's own.",
        evidence: "A word in another script than the texts' that the edited sentence does not have. Words that both \
                   versions keep in that script, addresses and tags are no finding.",
        severity: "Major; minor for a single letter.",
        examples: [
            example("Arabic", "التقى نظيره Unacimov في موسكو", "التقى نظيره غيراسيموف في موسكو"),
            example("English", "The 委员会 met on Monday", "The committee met on Monday"),
        ],
    },
    Guide {
        category: Category::Name,
        mqm: "Accuracy › Mistranslation (named entity)",
        meaning: "A proper name is mis-transliterated, corrupted, or translated as if it were a word.",
        evidence: "The letters of both spellings, scored by the transliteration model; the place in the sentence; titles \
                   and names beside it; how often the right spelling stands in the edited and the related texts.",
        severity: "Major; critical in the headline or the lead, the first two sentences of a text (never with --aligned or \
                   in a file of pairs, whose first line is no headline); minor where both spellings are sound \
                   transliterations of one name.",
        examples: [
            example("Arabic", "وزير الدفاع جان حواء لوبريا", "وزير الدفاع جان إيف لودريان"),
            example(
                "English",
                "Foreign Minister Sergei Lavkov arrived",
                "Foreign Minister Sergei Lavrov arrived",
            ),
        ],
    },
    Guide {
        category: Category::Number,
        mqm: "Accuracy › Mistranslation (number)",
        meaning: "A number, date, time, percentage or measure has another value, is missing, or was added.",
        evidence: "Values, never digits: ثلاث, 3 and ٣ are equal, so are 12٪ and 12 في المئة, II and الثانية.",
        severity: "Major; critical in the headline or the lead, the first two sentences of a text (never with --aligned or \
                   in a file of pairs, whose first line is no headline).",
        examples: [
            example("Arabic", "قتل 192 شخصا", "قتل 129 شخصا"),
            example("English", "The bridge is 15 metres long", "The bridge is 50 metres long"),
        ],
    },
    Guide {
        category: Category::Omission,
        mqm: "Accuracy › Omission",
        meaning: "The edited version says something that the MT leaves out.",
        evidence: "Words of the edited sentence that nothing in the MT stands for. A sentence without any counterpart is \
                   one finding.",
        severity: "Major for a whole sentence, and for a content word in a sentence that was otherwise left alone; \
                   critical where a negation is lost, and for a segment without words, where segments come in pairs; \
                   else minor.",
        examples: [
            example("Arabic", "قررت روسيا تكثيف ضرباتها", "قررت روسيا تكثيف ضرباتها في سوريا"),
            example("English", "The court rejected the appeal", "The court rejected the second appeal"),
        ],
    },
    Guide {
        category: Category::Addition,
        mqm: "Accuracy › Addition",
        meaning: "The MT says something that the edited version does not.",
        evidence: "Words of the MT that nothing in the edited sentence stands for. A sentence without any counterpart is \
                   one finding.",
        severity: "Major for a whole sentence, and for a content word in a sentence that was otherwise left alone; \
                   critical where a negation comes in; else minor.",
        examples: [
            example("Arabic", "استمرت الدعوة الهاتفية ساعة كاملة", "استمرت الدعوة ساعة"),
            example("English", "The old mayor resigned yesterday", "The mayor resigned yesterday"),
        ],
    },
    Guide {
        category: Category::Mistranslation,
        mqm: "Accuracy › Mistranslation",
        meaning: "A content word or phrase is replaced by one of another meaning.",
        evidence: "Another word in the same place of a sentence that the editor otherwise left alone. In a sentence that \
                   was written anew another word is an edit.",
        severity: "Major for a content word in a sentence that was otherwise left alone, and for two sentences \
                   without a word in common; critical where one word denies the other; else minor.",
        examples: [
            example("Arabic", "استخدموا القشريين لأول مرة", "استخدموا القاذفات لأول مرة"),
            example(
                "English",
                "The court dropped the appeal on Monday",
                "The court rejected the appeal on Monday",
            ),
        ],
    },
    Guide {
        category: Category::InconsistentName,
        mqm: "Terminology › Inconsistent use",
        meaning: "One name is spelled in two ways within the MT, or otherwise than in the related texts.",
        evidence: "Spellings that the transliteration model takes for one name, with their counts. One finding a name; where \
                   the edited version mends the spelling in its place, that finding is a `name`.",
        severity: "Minor.",
        examples: [
            example("Arabic", "التقى شويغو … وأضاف سويغو", "التقى شويغو … وأضاف شويغو"),
            example("English", "Mr Gerasimov … Mr Guerassimov", "Mr Gerasimov … Mr Gerasimov"),
        ],
    },
    Guide {
        category: Category::Grammar,
        mqm: "Linguistic conventions › Grammar",
        meaning: "The same word in the wrong form, a wrong particle, or words in the wrong order.",
        evidence: "Stem and affixes of the two words in one place, with the features in which they differ; two neighbours \
                   that changed places; an English article that does not fit the next word's sound.",
        severity: "Minor.",
        examples: [
            example("Arabic", "استأنف الجيش الفرنسي والروسي", "استأنف الجيشان الفرنسي والروسي"),
            example("English", "The ministers has met", "The ministers have met"),
        ],
    },
    Guide {
        category: Category::Spelling,
        mqm: "Linguistic conventions › Spelling",
        meaning: "Letters are wrong, dropped, doubled or exchanged, or capitals are.",
        evidence: "A word one slip of the pen away from the edited version's, and no other form of it; a sentence \
                   that begins with a small letter, or has no capital at all, where the edited one has them.",
        severity: "Minor.",
        examples: [
            example("Arabic", "بدأت العملايت العسكرية أمس", "بدأت العمليات العسكرية أمس"),
            example("English", "the goverment of france", "the government of France"),
        ],
    },
    Guide {
        category: Category::Repetition,
        mqm: "Linguistic conventions › Textual conventions",
        meaning: "A word or phrase is doubled or looped.",
        evidence: "The same words twice or more in a row, more often than the edited version has them in a row.",
        severity: "Minor; major for a phrase of more than three words, or more than three times in a row.",
        examples: [
            example("Arabic", "في شرق في شرق المتوسط", "في شرق المتوسط"),
            example("English", "the same the same the same day", "the same day"),
        ],
    },
    Guide {
        category: Category::Punctuation,
        mqm: "Linguistic conventions › Punctuation",
        meaning: "Quotation marks or brackets are unbalanced; marks are missing, foreign, doubled, set apart, or hang on \
                  a word.",
        evidence: "Marks without partner in their paragraph; a stop before a small letter; a sign that no writing hangs \
                   on a word; the marks in the same place of the edited version.",
        severity: "Minor.",
        examples: [
            example("Arabic", "وقال “ناقش الرجلان الأمر.", "وقال “ناقش الرجلان” الأمر."),
            example("English", "He said , “no", "He said, “no”"),
        ],
    },
    Guide {
        category: Category::Encoding,
        mqm: "Linguistic conventions › Character encoding",
        meaning: "Mojibake, replacement characters, stray control or bidi characters.",
        evidence: "UTF-8 read as Windows-1252, U+FFFD, control characters, bidi embeddings without their end.",
        severity: "Major for mojibake and U+FFFD; minor for control and bidi characters.",
        examples: [
            example("Arabic", "Ø§Ù„Ø³Ù„Ø§Ù… عليكم", "السلام عليكم"),
            example("English", "a cafÃ© in Paris", "a café in Paris"),
        ],
    },
    Guide {
        category: Category::Markup,
        mqm: "Design and markup",
        meaning: "A tag, placeholder or address is altered, lost or added.",
        evidence: "Tags, placeholders and addresses are compared to the letter.",
        severity: "Major.",
        examples: [
            example("Arabic", "مرحبا {اسم}", "مرحبا {name}"),
            example("English", "Press <b>Save</i>", "Press <b>Save</b>"),
        ],
    },
    Guide {
        category: Category::Edit,
        mqm: "– (preferential)",
        meaning: "Reworded with no sign of an error; neutral, and hidden unless selected.",
        evidence: "None: that is the point. What editors change for taste ends up here.",
        severity: "Neutral.",
        examples: [
            example(
                "Arabic",
                "وتوعد الرئيس بضربات قوية بعد هجمات باريس",
                "وهدد الرئيس بشن غارات عنيفة عقب اعتداءات باريس",
            ),
            example(
                "English",
                "The president vowed strong strikes after the attacks in Paris",
                "The president promised massive raids following the assaults on Paris",
            ),
        ],
    },
];

/// The guides as a page in Markdown: `docs/categories.md`.
pub fn markdown() -> String {
    let row = |guide: &Guide| {
        let id = guide.category.id();
        format!("| [`{id}`](#{id}) | {} | {} |\n", guide.mqm, guide.meaning)
    };
    let table: String = GUIDES.iter().map(row).collect();
    let sections: String = GUIDES.iter().map(section).collect();
    format!("{HEAD}{table}{sections}")
}

const HEAD: &str = "\
<!-- Made from src/guide.rs; `TADQIQ_UPDATE_DOCS=1 cargo test categories` writes it anew. -->

# Categories of findings

The names are those of [MQM](https://themqm.org), the typology of translation errors. `tadqiq explain CATEGORY` prints
the same. Penalties: neutral 0, minor 1, major 5, critical 25.

| category | MQM | what it is |
| --- | --- | --- |
";

fn section(guide: &Guide) -> String {
    let Guide { category, mqm, meaning, evidence, severity, .. } = guide;
    let row = |example: &Example| {
        let (bad, good) = (cell(example.bad), cell(example.good));
        format!("| {} | {bad} | {good} |\n", example.language)
    };
    let examples: String = guide.examples.iter().map(row).collect();
    format!(
        "\n## {}\n\n{mqm}\n\n{meaning}\n\n**Evidence.** {evidence}\n\n**Severity.** {severity}\n\n\
         | | bad | good |\n| --- | --- | --- |\n{examples}",
        category.id()
    )
}

/// A text in a table of Markdown, to the letter, that runs in its own direction.
fn cell(text: &str) -> String {
    let mut escaped = String::new();
    for ch in text.chars() {
        match ch {
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' => escaped.extend(['\\', ch]),
            _ => escaped.push(ch),
        }
    }
    format!("<span dir=\"auto\">{escaped}</span>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_stand_in_markdown_to_the_letter() {
        assert_eq!(cell("<b>a|b*</b>"), "<span dir=\"auto\">&lt;b>a\\|b\\*&lt;/b></span>");
    }

    #[test]
    fn every_category_has_its_own_guide() {
        for category in Category::ALL {
            assert_eq!(guide(category).category, category);
        }
    }
}
