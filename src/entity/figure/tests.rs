//! Figures as texts give them, and their values on a day of writing: Wednesday, 14 July 2021.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use proptest::prelude::{any, prop, prop_assert, proptest};

use super::super::lexicon::Lexicon;
use super::super::word;
use super::resolve;
use crate::annotation::Mention;
use crate::record::EntityType;
use crate::span::Span;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

fn mentions(text: &str, written: Option<NaiveDate>) -> Vec<Mention> {
    let (mut words, mut all) = (Vec::new(), Vec::new());
    word::fill(text, Span::new(0, text.len()), &LEXICON, &mut words);
    super::find(text, &mut words, |figure| all.push(figure.mention(text, 0)));
    resolve(&mut all, written);
    all
}

fn wednesday() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2021, 7, 14)
}

/// "text = value", with unit and modifier where there are any.
fn figures(text: &str) -> Vec<String> {
    let line = |mention: &Mention| {
        let reading = mention.reading.clone().unwrap_or_default();
        let value = mention.value.as_deref().unwrap_or("?");
        let unit = reading.unit.map(|unit| format!(" {unit}")).unwrap_or_default();
        let modifier = reading.modifier.map(|one| format!(", {}", one.term())).unwrap_or_default();
        let counts = matches!(mention.kind, EntityType::Percent | EntityType::Quantity);
        let unit = if counts { unit } else { String::new() };
        format!("{} = {value}{unit}{modifier}", mention.span.of(text))
    };
    mentions(text, wednesday()).iter().map(line).collect()
}

/// "text = value by rule" of the only figure.
fn dated(text: &str) -> String {
    let all = mentions(text, wednesday());
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    let by = all[0].reading.as_ref().and_then(|reading| reading.by);
    let (value, by) = (all[0].value.as_deref().unwrap_or("?"), by.map_or("?", |by| by.term()));
    format!("{} = {value} by {by}", all[0].span.of(text))
}

#[test]
fn days_and_months() {
    assert_eq!(figures("on May 4, 2021, at"), ["May 4, 2021 = 2021-05-04"]);
    assert_eq!(figures("since 12 June 1998"), ["12 June 1998 = 1998-06-12"]);
    assert_eq!(figures("the 4th of May 2021"), ["4th of May 2021 = 2021-05-04"]);
    assert_eq!(figures("in March 2022 and"), ["March 2022 = 2022-03"]);
    assert_eq!(figures("from May 4 to 6, 2021"), ["May 4 to 6, 2021 = 2021-05-04/2021-05-06"]);
    assert_eq!(figures("from 4-6 May 2021"), ["4-6 May 2021 = 2021-05-04/2021-05-06"]);
    assert_eq!(figures("January to March 2020"), ["January to March 2020 = 2020-01/2020-03"]);
    assert_eq!(figures("on February 30, 2021"), ["February 30, 2021 = ?"]);
    assert_eq!(figures("April Lindgren may march on"), [""; 0]);
    assert_eq!(figures("July 4 and 20 farmers"), ["July 4 = 2021-07-04", "20 farmers = 20 farmer"]);
}

#[test]
fn digits_years_and_centuries() {
    assert_eq!(figures("updated 2024-11-30"), ["2024-11-30 = 2024-11-30"]);
    assert_eq!(figures("on 27/07/2022 or 4/5/2022"), ["27/07/2022 = 2022-07-27", "4/5/2022 = ?"]);
    assert_eq!(figures("www.example.org/2024/11/30/rain"), [""; 0]);
    assert_eq!(figures("the 2017 protests"), ["2017 = 2017"]);
    assert_eq!(figures("some 2017 farmers"), ["2017 farmers = 2017 farmer, about"]);
    assert_eq!(figures("from 1936 to 1972"), ["1936 = 1936", "1972 = 1972"]);
    assert_eq!(figures("in 2019/20"), ["2019/20 = 2019/2020"]);
    assert_eq!(figures("late in the 1990s"), ["1990s = 1990/1999, late"]);
    assert_eq!(figures("the 80s, in his 80s"), ["80s = 1980/1989"]);
    assert_eq!(figures("the 19th century"), ["19th century = 1801/1900"]);
}

#[test]
fn weekdays_by_tense() {
    assert_eq!(dated("It rained on Monday."), "Monday = 2021-07-12 by weekday");
    assert_eq!(dated("The court ruled Wednesday."), "Wednesday = 2021-07-14 by weekday");
    assert_eq!(dated("The court will rule on Monday."), "Monday = 2021-07-19 by weekday");
    assert_eq!(dated("It came last Wednesday."), "Wednesday = 2021-07-07 by weekday");
    assert_eq!(dated("It ends next Wednesday."), "Wednesday = 2021-07-21 by weekday");
    assert_eq!(dated("It ends this Friday."), "Friday = 2021-07-16 by weekday");
    assert_eq!(dated("It was closed on Mondays."), "Mondays = ? by ?");
    assert_eq!(
        figures("She said on Monday that the vote will be held Thursday."),
        ["Monday = 2021-07-12", "Thursday = 2021-07-15"]
    );
}

#[test]
fn days_and_months_without_a_year() {
    assert_eq!(dated("It began on December 28."), "December 28 = 2020-12-28 by month_day");
    assert_eq!(dated("It will end on July 2."), "July 2 = 2022-07-02 by month_day");
    assert_eq!(dated("A concert, August 3"), "August 3 = 2021-08-03 by month_day");
    assert_eq!(dated("They met on Christmas Eve."), "Christmas Eve = 2020-12-24 by month_day");
    assert_eq!(dated("They met in October."), "October = 2020-10 by month");
    assert_eq!(dated("It was last July."), "July = 2020-07 by month");
    assert_eq!(dated("It will open in early October."), "October = 2021-10 by month");
}

#[test]
fn dates_that_point() {
    assert_eq!(dated("It rained yesterday."), "yesterday = 2021-07-13 by deictic");
    assert_eq!(dated("It rained last week."), "last week = 2021-07-05/2021-07-11 by deictic");
    assert_eq!(dated("dry this weekend"), "this weekend = 2021-07-17/2021-07-18 by deictic");
    assert_eq!(dated("dry this month"), "this month = 2021-07 by deictic");
    assert_eq!(dated("dry last quarter"), "last quarter = 2021-04/2021-06 by deictic");
    assert_eq!(dated("dry next year"), "next year = 2022 by deictic");
    assert_eq!(dated("dry this decade"), "this decade = 2020/2029 by deictic");
    assert_eq!(dated("dry last century"), "last century = 1901/2000 by deictic");
    assert_eq!(dated("dry last summer"), "last summer = ? by ?");
    assert_eq!(dated("two weeks ago"), "two weeks ago = 2021-06-28/2021-07-04 by offset");
    assert_eq!(dated("a month ago"), "a month ago = 2021-06 by offset");
    assert_eq!(dated("a few days ago"), "a few days ago = ? by ?");
    assert_eq!(dated("the past two years"), "past two years = 2019-07-14/2021-07-14 by offset");
    assert_eq!(dated("the next 10 days"), "next 10 days = 2021-07-14/2021-07-24 by offset");
    assert_eq!(figures("Russia Today and Easter Island"), [""; 0]);
}

#[test]
fn money() {
    assert_eq!(figures("worth $1.5bn"), ["$1.5bn = USD 1500000000"]);
    assert_eq!(figures("nearly HK$20 million"), ["HK$20 million = HKD 20000000, nearly"]);
    assert_eq!(figures("$5-10 million"), ["$5-10 million = USD 5000000/10000000"]);
    assert_eq!(figures("5,000-6,000 baht"), ["5,000-6,000 baht = THB 5000/6000"]);
    assert_eq!(figures("some 20 million euros"), ["20 million euros = EUR 20000000, about"]);
    assert_eq!(figures("3 Hong Kong dollars"), ["3 Hong Kong dollars = HKD 3"]);
    assert_eq!(figures("Tk 5 lakh or RM10"), ["Tk 5 lakh = BDT 500000", "RM10 = MYR 10"]);
    assert_eq!(figures("Rs 500 crore"), ["Rs 500 crore = ?"]);
    assert_eq!(figures("RM99999999999999999999"), ["RM99999999999999999999 = ?"]);
    assert_eq!(figures("tens of millions of yuan"), ["tens of millions of yuan = ?"]);
    assert_eq!(figures("a 33-million-ringgit loan"), ["33-million-ringgit = MYR 33000000"]);
    assert_eq!(figures("They won 2 and lost 1 won."), [""; 0]);
    assert_eq!(figures("lost 40 pounds"), ["40 pounds = 40 pound"]);
    assert_eq!(dated("for $5"), "$5 = USD 5 by bare_dollar");
    assert_eq!(dated("for US$5"), "US$5 = USD 5 by explicit");
}

#[test]
fn shares_quantities_and_times() {
    assert_eq!(figures("up 3.5% "), ["3.5% = 3.5 percent"]);
    assert_eq!(figures("10 to 15 per cent"), ["10 to 15 per cent = 10/15 percent"]);
    assert_eq!(figures("by 2 percentage points"), ["2 percentage points = 2 percentage point"]);
    assert_eq!(figures("for 1,200 armed men"), ["1,200 armed men = 1200 man"]);
    assert_eq!(figures("a dozen farmers"), ["a dozen farmers = 12 farmer"]);
    assert_eq!(figures("two dozen cities"), ["two dozen cities = 24 city"]);
    assert_eq!(figures("hundreds of people"), ["hundreds of people = ? person"]);
    assert_eq!(figures("10 to 15 people or so"), ["10 to 15 people = 10/15 person, about"]);
    assert_eq!(figures("no fewer than 43 farmers"), ["43 farmers = 43 farmer, at_least"]);
    assert_eq!(figures("up to 20 km"), ["20 km = 20 kilometer, at_most"]);
    assert_eq!(figures("a five-nation tour"), ["five-nation = 5 nation"]);
    assert_eq!(figures("a 42-year-old nurse"), ["42-year-old = 42 year"]);
    assert_eq!(figures("a two-sided coin"), [""; 0]);
    assert_eq!(figures("two-thirds of voters"), ["two-thirds = 0.6667 voter"]);
    assert_eq!(figures("six months later"), ["six months = 6 month"]);
    assert_eq!(
        figures("at 3:30 p.m., 10am and 12 a.m."),
        ["3:30 p.m. = 15:30", "10am = 10:00", "12 a.m. = 00:00"]
    );
}

#[test]
fn without_a_day_of_writing_nothing_is_resolved() {
    for mention in mentions("On Monday, last week, and February 3 it rained.", None) {
        assert_eq!(mention.value, None, "{mention:?}");
    }
}

/// Whether a value is a day that exists, a month, a year, or an interval of two of one kind.
fn is_iso(value: &str) -> bool {
    let one = |text: &str| match text.len() {
        4 => text.parse::<u16>().is_ok(),
        7 => NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").is_ok(),
        _ => NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok(),
    };
    match value.split_once('/') {
        Some((from, to)) => one(from) && one(to) && from <= to && from.len() == to.len(),
        None => one(value),
    }
}

const PIECES: &str = "May|March 2|4|15|2021|2017|30|February|Monday|Wed.|last|next|this|past|two|few\
    |week|years|ago|day|weekend|decade|century|19th|1990s|-|–|/|to|and|of|,|$|€|Rs500|US|million\
    |bn|1.5bn|a|dozen|hundred|thirds|people|percent|%|euros|won|dollars|Eid|Easter|today|3:30|p.m.\
    |99999999999999999999|0|9999|will|said|about|than|the|'s|\u{2019}s|\n|\u{301}é|12/12";

proptest! {
    #[test]
    fn every_value_is_one(
        pieces in prop::collection::vec(prop::sample::select(PIECES.split('|').collect::<Vec<_>>()), 0..24),
        gaps in prop::collection::vec(any::<bool>(), 24),
        noise in any::<String>(),
        written in prop::option::of(-700_000i32..3_000_000),
    ) {
        let glue = |(piece, gap): (&&str, &bool)| format!("{piece}{}", if *gap { " " } else { "" });
        let text = pieces.iter().zip(&gaps).map(glue).collect::<String>() + &noise;
        let written = written.and_then(NaiveDate::from_num_days_from_ce_opt);
        let mut end = 0;
        for mention in mentions(&text, written) {
            prop_assert!(mention.span.start >= end && mention.span.trim(&text) == mention.span);
            end = mention.span.end;
            let reading = mention.reading.unwrap_or_default();
            prop_assert!(reading.by.is_some() == mention.value.is_some());
            let fits = |number: f64| (0.0..9.1e15).contains(&number);
            prop_assert!(reading.number.is_none_or(fits) && reading.number_to.is_none_or(fits));
            if mention.kind == EntityType::Date {
                prop_assert!(mention.value.as_deref().is_none_or(is_iso), "{:?}", mention.value);
            }
        }
    }

    /// The oracle walks day by day.
    #[test]
    fn weekdays_are_found_by_walking(day in 700_000i32..800_000, weekday in 0u32..7) {
        const NAMES: [&str; 7] =
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let name = NAMES[weekday as usize];
        let day = NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default();
        let is_it = |day: &NaiveDate| day.weekday().num_days_from_monday() == weekday;
        let back = || std::iter::successors(Some(day), NaiveDate::pred_opt);
        let forth = || std::iter::successors(Some(day), NaiveDate::succ_opt);
        for (text, expected) in [
            (format!("It rained on {name}."), back().find(is_it)),
            (format!("It will rain on {name}."), forth().find(is_it)),
            (format!("It rained last {name}."), back().skip(1).find(is_it)),
            (format!("It rains next {name}."), forth().skip(1).find(is_it)),
        ] {
            let value = mentions(&text, Some(day)).pop().and_then(|mention| mention.value);
            prop_assert!(value == expected.map(|day| day.to_string()), "{text}: {value:?}");
        }
    }

    /// The oracle looks at every day's year, month and week.
    #[test]
    fn periods_hold_the_days_that_they_should(day in 700_000i32..800_000) {
        let day = NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default();
        let value = |text: &str| {
            mentions(text, Some(day)).pop().and_then(|mention| mention.value).unwrap_or_default()
        };
        let before = day.pred_opt().unwrap_or(day);
        prop_assert!(value("dry yesterday") == before.to_string());
        let month = day.with_day(1).and_then(|first| first.pred_opt()).unwrap_or(day);
        prop_assert!(value("dry last month") == month.format("%Y-%m").to_string());
        let week = value("dry this week");
        let holds = |other: NaiveDate| {
            let (from, to) = week.split_once('/').unwrap_or_default();
            (from..=to).contains(&other.to_string().as_str())
        };
        let mut near = day - chrono::Days::new(10);
        for _ in 0..20 {
            prop_assert!(holds(near) == (near.iso_week() == day.iso_week()), "{week} {near}");
            near = near + chrono::Days::new(1);
        }
    }
}
