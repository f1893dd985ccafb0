//! Sentence and word alignment: what must always hold, and the sample.

use std::fmt::Write as _;
use std::ops::Range;

use assert_cmd::Command;
use predicates::prelude::*;
use proptest::prelude::*;
use tadqiq::align::train::copies;
use tadqiq::align::{self, Bead, Link};
use tadqiq::document::{Document, Segmented};
use tadqiq::language::{self, Language};
use tadqiq::segment::{TokenUnit, Unit, segment};
use tadqiq::vocabulary::Vocabulary;

/// Two texts, cut.
struct Texts {
    mt: Segmented,
    edited: Segmented,
    vocabulary: Vocabulary,
}

impl Texts {
    fn new(mt: &str, edited: &str, unit: Unit, tokens: TokenUnit) -> Self {
        Self::in_language(language::detect([edited, mt]), mt, edited, unit, tokens)
    }

    fn in_language(language: Language, mt: &str, edited: &str, unit: Unit, tokens: TokenUnit) -> Self {
        let mut vocabulary = Vocabulary::new(language);
        let [mt, edited] = [mt, edited]
            .map(|text| segment(Document::from_text("text", text.into()), unit, tokens, &mut vocabulary));
        Self { mt, edited, vocabulary }
    }

    fn beads(&self) -> Vec<Bead> {
        align::sentences(&self.mt, &self.edited, &self.vocabulary)
    }

    fn links(&self, bead: &Bead) -> Vec<Link> {
        let range = |range: &Range<u32>| range.start as usize..range.end as usize;
        let (mt, edited) = (self.mt.tokens_in(range(&bead.mt)), self.edited.tokens_in(range(&bead.edited)));
        align::words(mt, edited, &self.vocabulary)
    }
}

fn sample() -> [&'static str; 2] {
    [include_str!("../data/sample/000-machine.txt"), include_str!("../data/sample/001-edited.txt")]
}

fn ids(beads: &[Bead]) -> Vec<(Vec<u32>, Vec<u32>)> {
    beads.iter().map(|bead| (bead.mt.clone().collect(), bead.edited.clone().collect())).collect()
}

/// Some lines of few words, so that they repeat.
fn lines() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "قال",
        "وزير",
        "الدفاع",
        "في",
        "باريس",
        "12",
        "،",
        "the",
        "war",
        "مصر",
        "中",
        "国",
        "“",
        "",
        "الروسي",
    ]);
    let line = prop::collection::vec(word, 0..8).prop_map(|words| words.join(" "));
    prop::collection::vec(line, 0..24).prop_map(|lines| lines.join("\n"))
}

fn check_cover(beads: &[Bead], texts: &Texts) -> Result<(), TestCaseError> {
    let sorted = |pick: fn(&Bead) -> Range<u32>| {
        let mut all: Vec<u32> = beads.iter().flat_map(pick).collect();
        all.sort_unstable();
        all
    };
    let all = |text: &Segmented| (0..text.segments.len() as u32).collect::<Vec<_>>();
    prop_assert_eq!(sorted(|bead| bead.mt.clone()), all(&texts.mt));
    prop_assert_eq!(sorted(|bead| bead.edited.clone()), all(&texts.edited));
    prop_assert!(beads.iter().all(|bead| (0.0..=1.0).contains(&bead.score)));
    let starts: Vec<u32> =
        beads.iter().filter(|bead| !bead.mt.is_empty()).map(|bead| bead.mt.start).collect();
    prop_assert!(starts.is_sorted());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn each_segment_is_in_one_bead(mt in lines(), edited in lines()) {
        for unit in [Unit::Line, Unit::Sentence] {
            let texts = Texts::new(&mt, &edited, unit, TokenUnit::Word);
            check_cover(&texts.beads(), &texts)?;
        }
    }

    #[test]
    fn a_text_against_itself_is_paired_line_by_line(text in lines()) {
        let texts = Texts::new(&text, &text, Unit::Line, TokenUnit::Word);
        for bead in texts.beads() {
            let blank = bead.mt.clone().chain(bead.edited.clone()).all(|s| texts.mt.tokens_of(s as usize).is_empty());
            prop_assert!(blank || bead.mt == bead.edited, "{:?}", bead);
        }
    }

    #[test]
    fn exchanging_the_sides_exchanges_the_answer(mt in lines(), edited in lines()) {
        let (there, back) = (
            Texts::new(&mt, &edited, Unit::Line, TokenUnit::Word),
            Texts::new(&edited, &mt, Unit::Line, TokenUnit::Word),
        );
        let paired = |beads: Vec<Bead>| beads.into_iter().filter(Bead::is_paired).collect::<Vec<_>>();
        let mut mirrored: Vec<_> = ids(&paired(back.beads())).into_iter().map(|(a, b)| (b, a)).collect();
        mirrored.sort();
        let mut straight = ids(&paired(there.beads()));
        straight.sort();
        prop_assert_eq!(straight, mirrored);
    }

    #[test]
    fn links_are_mirrored_and_evidence_links_a_token_once(mt in lines(), edited in lines()) {
        let (mt, edited) = (mt.replace('\n', " "), edited.replace('\n', " "));
        let links = |a: &str, b: &str| {
            let texts = Texts::new(a, b, Unit::Line, TokenUnit::Word);
            texts.links(&Bead { mt: 0..texts.mt.segments.len() as u32, edited: 0..texts.edited.segments.len() as u32, score: 1.0, moved: false })
        };
        let there = links(&mt, &edited);
        let mut back: Vec<_> = links(&edited, &mt).iter().map(|link| (link.edited, link.mt)).collect();
        back.sort_unstable();
        prop_assert_eq!(there.iter().map(|link| (link.mt, link.edited)).collect::<Vec<_>>(), back);
        let once = |pick: fn(&Link) -> u32| {
            let mut tokens: Vec<u32> = there.iter().filter(|link| link.kind.is_evidence()).map(pick).collect();
            tokens.sort_unstable();
            tokens.windows(2).all(|two| two[0] != two[1])
        };
        prop_assert!(once(|link| link.mt) && once(|link| link.edited));
    }

    #[test]
    fn what_was_not_edited_is_linked_as_if_it_were(text in lines()) {
        let text = text.replace('\n', " ");
        // One language for both: a word more may make it seem another, whose function words are others.
        let language = language::detect([text.as_str()]);
        let links = |edited: &str| {
            let texts = Texts::in_language(language, &text, edited, Unit::Line, TokenUnit::Word);
            let mut links = align::words(&texts.mt.tokens, &texts.edited.tokens, &texts.vocabulary);
            links.retain(|link| link.kind.is_evidence());
            links
        };
        // With one word more at the end, the links are looked for one by one.
        prop_assert_eq!(links(&text), links(&format!("{text} ؟؟؟")));
    }

    #[test]
    fn blocks_cover_each_token_once(mt in lines(), edited in lines()) {
        let texts = Texts::new(&mt.replace('\n', " "), &edited.replace('\n', " "), Unit::Line, TokenUnit::Word);
        let (n, m) = (texts.mt.tokens.len(), texts.edited.tokens.len());
        let links = align::words(&texts.mt.tokens, &texts.edited.tokens, &texts.vocabulary);
        let blocks = align::blocks(&links, n, m);
        prop_assert_eq!(blocks.iter().flat_map(|block| block.mt.clone()).collect::<Vec<_>>(), (0..n as u32).collect::<Vec<_>>());
        let mut of_edited: Vec<u32> = blocks.iter().flat_map(|block| block.edited.clone()).collect();
        of_edited.sort_unstable();
        prop_assert_eq!(of_edited, (0..m as u32).collect::<Vec<_>>());
    }
}

/// The sentences of the sample that are pairs, by their numbers in reading order; judged by hand.
const SAMPLE_PAIRS: &[(&[u32], &[u32])] = &[
    (&[1], &[0]),
    (&[2], &[2]),
    (&[3], &[3]),
    (&[4], &[4]),
    (&[5], &[5]),
    (&[6], &[6]),
    (&[7], &[8]),
    (&[8], &[9]),
    (&[9], &[10]),
    (&[10], &[11]),
    (&[11], &[12]),
    (&[12], &[13]),
    (&[13], &[14]),
    (&[15], &[15]),
    (&[16], &[16]),
    (&[17], &[17]),
    (&[18], &[18]),
    (&[19], &[19]),
];

#[test]
fn the_sample_is_paired_as_a_person_would() {
    let [mt, edited] = sample();
    let known: Vec<(Vec<u32>, Vec<u32>)> =
        SAMPLE_PAIRS.iter().map(|(a, b)| (a.to_vec(), b.to_vec())).collect();
    let paired = |beads: Vec<Bead>| ids(&beads.into_iter().filter(Bead::is_paired).collect::<Vec<_>>());
    let texts = Texts::new(mt, edited, Unit::Sentence, TokenUnit::Word);
    assert_eq!(paired(texts.beads()), known);
    let back = Texts::new(edited, mt, Unit::Sentence, TokenUnit::Word);
    let turned: Vec<_> = paired(back.beads()).into_iter().map(|(a, b)| (b, a)).collect();
    assert_eq!(turned, known);
}

#[test]
fn a_moved_sentence_is_a_moved_pair() {
    let lines = [
        "وصل وزير الدفاع إلى العاصمة صباح الخميس.",
        "أغلقت المدارس أبوابها بسبب العاصفة الثلجية القوية.",
        "ارتفعت أسعار النفط في الأسواق العالمية بنسبة خمسة بالمئة.",
        "فاز المنتخب الوطني بكأس البطولة للمرة الثالثة.",
        "أعلنت الشركة عن تسريح ألف عامل في مصانعها.",
        "افتتح الرئيس معرض الكتاب السنوي في القاهرة.",
    ];
    let mt = lines.join("\n");
    let edited = [lines[1], lines[2], lines[3], lines[4], lines[0], lines[5]].join("\n");
    let texts = Texts::new(&mt, &edited, Unit::Line, TokenUnit::Word);
    let beads = texts.beads();
    assert_eq!(ids(&beads), [0, 1, 2, 3, 4, 5].map(|i: u32| (vec![i], vec![[4, 0, 1, 2, 3, 5][i as usize]])));
    let moved: Vec<bool> = beads.iter().map(|bead| bead.moved).collect();
    assert_eq!(moved, [true, false, false, false, false, false]);
}

#[test]
fn a_sentence_worded_anew_is_no_sure_omission() {
    let mt = "The committee met on Tuesday in the town hall of Geneva.\nNobody was unhappy when they went home late.\n\
        The minister of finance presented the annual budget to parliament.\n\
        Snow closed the northern road for three days.\nThe museum opened a new exhibition of old maps.";
    let edited = "The committee met on Tuesday in the town hall of Geneva, and everyone left at night quite satisfied.\n\
        The minister of finance presented the yearly budget to parliament.\n\
        Snow closed the northern road for three days.\nThe museum opened a new exhibition of ancient maps.";
    let texts = Texts::new(mt, edited, Unit::Line, TokenUnit::Word);
    let beads = texts.beads();
    let second = beads.iter().find(|bead| bead.mt.contains(&1)).unwrap();
    assert!(second.is_paired() || second.score < 0.8, "{second:?}");
    assert!(beads.iter().filter(|bead| bead.mt.start > 1).all(|bead| bead.is_paired() && bead.score > 0.9));
}

#[test]
fn japanese_sentences_are_joined_and_left_out() {
    let mt = "「進展を見たい」と彼は空港で言った。明日は北海道から九州までの広い範囲で雨が降るでしょう。この会社は昨年、129万台の車を売った。それは前の年より12パーセント多い。専門家は市場の成長が遅くなると考えている。あなたはどう思いますか？彼女は1962年にマドリードで生まれた。その後、マイアミに引っ越した。";
    let edited = "空港で「進展を期待している」と述べた。同社は昨年129万台の自動車を販売し、前年比12%増となった。専門家は市場の成長が鈍化すると見ている。どう思いますか？彼女は1962年にマドリードで生まれ、のちにマイアミへ移り住んだ。";
    let texts = Texts::new(mt, edited, Unit::Sentence, TokenUnit::Word);
    let expected = [
        (vec![0], vec![0]),
        (vec![1], vec![]),
        (vec![2, 3], vec![1]),
        (vec![4], vec![2]),
        (vec![5], vec![3]),
        (vec![6, 7], vec![4]),
    ];
    assert_eq!(ids(&texts.beads()), expected);
}

#[test]
fn chinese_without_spaces_is_aligned() {
    let mt = "中国政府宣布新的经济政策。\n天气预报说明天会下雨。\n他昨天买了一本关于历史的书。\n火车晚点了两个小时。";
    let edited = "中国政府公布了新的经济政策。\n他昨天买了一本历史书。\n火车晚点两小时。";
    let texts = Texts::new(mt, edited, Unit::Line, TokenUnit::Word);
    let expected = [(vec![0], vec![0]), (vec![1], vec![]), (vec![2], vec![1]), (vec![3], vec![2])];
    assert_eq!(ids(&texts.beads()), expected);
}

#[test]
fn long_texts_are_aligned_whatever_the_threads() {
    // Numbered lines; of either side one in nine is lost.
    let line = |k: usize| format!("الفقرة {k} تتحدث عن الموضوع رقم {} في الكتاب {}", k * 7 % 1000, k / 40);
    let side = |rest: usize| (0..3000).filter(|k| k % 9 != rest).map(line).collect::<Vec<_>>().join("\n");
    let texts = Texts::new(&side(2), &side(5), Unit::Line, TokenUnit::Word);
    let beads = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| texts.beads())
    };
    let one = beads(1);
    assert_eq!(one, beads(3));
    let text = |side: &Segmented, range: &Range<u32>| side.segment_text(range.start as usize).to_owned();
    let pairs: Vec<&Bead> = one.iter().filter(|bead| bead.is_paired()).collect();
    let right =
        pairs.iter().filter(|bead| text(&texts.mt, &bead.mt) == text(&texts.edited, &bead.edited)).count();
    assert!(right * 100 >= 2333 * 98, "{right} of 2333 lines found");
}

#[test]
fn a_score_says_how_often_a_bead_is_right() {
    let text = [
        include_str!("../data/sample/001-edited.txt"),
        include_str!("../data/sample/002-related.txt"),
        include_str!("../data/sample/003-related.txt"),
        include_str!("../data/sample/004-related.txt"),
    ]
    .concat();
    let lines: Vec<(&str, &str)> = text.lines().map(|line| (line, line)).collect();
    let (mut beads, mut scores, mut right, mut sure, mut sure_right) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for damaged in copies(&lines, 0).iter().step_by(12) {
        let texts =
            Texts::new(&damaged.texts.mt.text, &damaged.texts.edited.text, Unit::Line, TokenUnit::Word);
        for bead in texts.beads().iter().filter(|bead| bead.is_paired()) {
            let range = |range: &Range<u32>| range.start as usize..range.end as usize;
            let known = damaged.beads.contains(&(range(&bead.mt), range(&bead.edited)));
            beads += 1.0;
            scores += f64::from(bead.score);
            right += f64::from(u8::from(known));
            if bead.score >= 0.9 {
                sure += 1.0;
                sure_right += f64::from(u8::from(known));
            }
        }
    }
    assert!((scores / beads - right / beads).abs() < 0.05, "{scores} said, {right} right of {beads}");
    assert!(right / beads > 0.85 && sure_right / sure > 0.93, "{right} of {beads}, {sure_right} of {sure}");
}

#[test]
fn repeated_lines_are_paired_in_order_however_many_there_are() {
    let line = |k: usize| format!("It costs {} euros.\n", if k == 700 { 8 } else { 5 });
    let (mt, edited): (String, String) =
        ((0..1000).map(line).collect(), (0..1000).map(|k| line(k).replace('5', "6")).collect());
    let in_order: Vec<(Vec<u32>, Vec<u32>)> = (0..1000).map(|at| (vec![at], vec![at])).collect();
    let beads = Texts::new(&mt, &edited, Unit::Line, TokenUnit::Word).beads();
    assert_eq!(ids(&beads), in_order);
    assert!(beads.iter().all(|bead| bead.score > 0.8), "all lines are alike, and all pairs sure");
    // One line fewer: one goes without, the others keep their order.
    let fewer = edited.lines().skip(1).collect::<Vec<_>>().join("\n");
    let beads = Texts::new(&mt, &fewer, Unit::Line, TokenUnit::Word).beads();
    assert_eq!(beads.iter().filter(|bead| bead.is_paired()).count(), 999);
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("tadqiq").unwrap();
    command.arg("align").args(arguments);
    command
}

#[test]
fn the_command_writes_the_forms_of_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let a = write("a", "the red house stands here\n\nnobody came\n");
    let b = write("b", "the red house stands there\nnobody came\n");
    let tsv = "mt_ids\tedited_ids\tscore\tmt_text\tedited_text\n";
    let pair = predicate::str::starts_with(tsv)
        .and(predicate::str::contains("\n2\t1\t"))
        .and(predicate::str::contains("\n1\t\t1.0000\t\t\n"));
    command(&["--lines", &a, &b]).assert().success().stdout(pair);
    let json = predicate::str::contains(r#""mt_tokens":["nobody","came"]"#)
        .and(predicate::str::contains(r#""words":[[0,0],[1,1]]"#));
    command(&["--lines", "--words", "--format", "jsonl", &a, &b]).assert().success().stdout(json);
    let c = write("c", "the red house stands there\n\ncame nobody\n");
    command(&["--words", "--aligned", &a, &c]).assert().success().stdout("0-0 1-1 2-2 3-3 4-4\n\n0-1 1-0\n");
    let by_name = folder.path().join("links.JSONL").display().to_string();
    command(&["--words", "--aligned", &a, &c, "-o", &by_name]).assert().success();
    assert!(std::fs::read_to_string(&by_name).unwrap().starts_with("{\"mt_ids\":[0]"));
    command(&["--lines", "--format", "tsv", &a, &b, "-o", &by_name]).assert().success();
    assert!(std::fs::read_to_string(&by_name).unwrap().starts_with(tsv));
    let differ = predicate::str::contains("has 3 lines").and(predicate::str::contains("has 2"));
    command(&["--aligned", &a, &b]).assert().code(2).stderr(differ);
    command(&["-", "-"]).assert().code(2);
}

#[test]
fn pairs_in_one_file_stay_the_pairs_that_they_are() {
    let here = crate::fixture::texts(&[
        (
            "p.tsv",
            "id\tmt\tedited\nu7\tOne came. Two went.\tTwo went. One came.\nu8\tnobody came\tcame nobody\n",
        ),
        ("a.txt", "a\n"),
    ]);
    let rows = crate::fixture::output(&here, &["align", "p.tsv"]);
    assert_eq!(
        rows,
        "mt_ids\tedited_ids\tscore\tmt_text\tedited_text\n\
         0\t0\t1.0000\tOne came. Two went.\tTwo went. One came.\n\
         1\t1\t1.0000\tnobody came\tcame nobody\n"
    );
    let links = crate::fixture::output(&here, &["align", "--words", "--aligned", "p.tsv"]);
    assert_eq!(links.lines().nth(1), Some("0-1 1-0"));
    let json = crate::fixture::output(&here, &["align", "--words", "--format", "jsonl", "p.tsv"]);
    assert!(json.lines().nth(1).unwrap().contains(r#""words":[[0,1],[1,0]]"#), "{json}");
    assert!(crate::fixture::failure(&here, &["align", "a.txt"]).contains("no file of pairs"));
}

/// Pairs of the sample, tokens parted by spaces, and their links as a person sees them: `mt<TAB>edited<TAB>i-j …`.
const LINKED: &str = include_str!("align_words.tsv");

#[test]
fn words_of_the_sample_are_linked_as_a_person_would() {
    let (mut found, mut known, mut both) = (0, 0, 0);
    for line in LINKED.lines() {
        let [mt, edited, gold] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let gold: Vec<(u32, u32)> = gold
            .split(' ')
            .filter_map(|link| link.split_once('-'))
            .map(|(i, j)| (i.parse().unwrap(), j.parse().unwrap()))
            .collect();
        let texts = Texts::new(mt, edited, Unit::Line, TokenUnit::WhiteSpace);
        let links = align::words(&texts.mt.tokens, &texts.edited.tokens, &texts.vocabulary);
        found += links.len();
        known += gold.len();
        both += links.iter().filter(|link| gold.contains(&(link.mt, link.edited))).count();
    }
    let f1 = 2.0 * f64::from(u32::try_from(both).unwrap()) / f64::from(u32::try_from(found + known).unwrap());
    assert!(f1 >= 0.94, "F1 {f1:.3}: {both} right of {found} found and {known} known links");
}

/// Adds what a text of beads and links shows of a side.
fn show(text: &Segmented, range: &Range<u32>) -> String {
    range.clone().map(|s| text.segment_text(s as usize)).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_sample_looks_as_it_did() {
    let [mt, edited] = sample();
    let texts = Texts::new(mt, edited, Unit::Sentence, TokenUnit::Word);
    let mut out = String::new();
    for bead in texts.beads() {
        let (a, b) = (show(&texts.mt, &bead.mt), show(&texts.edited, &bead.edited));
        writeln!(out, "{:?} {:?} {:.2}\n  {a}\n  {b}", bead.mt, bead.edited, bead.score).unwrap();
        if !bead.is_paired() {
            continue;
        }
        let token = |text: &Segmented, segment: u32, at: u32| {
            let first = text.segments[segment as usize].first_token;
            text.document.slice(text.tokens[(first + at) as usize].span).to_owned()
        };
        for link in texts.links(&bead).iter().filter(|link| link.kind != align::LinkKind::Equal) {
            let (a, b) = (
                token(&texts.mt, bead.mt.start, link.mt),
                token(&texts.edited, bead.edited.start, link.edited),
            );
            writeln!(out, "    {:?} {a} {b}", link.kind).unwrap();
        }
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/align");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!("sample", out));
}
