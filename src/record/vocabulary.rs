//! The closed vocabularies of the tables. Each is declared once, with the meaning of every term;
//! the enum, its spelling, the JSON Schema `enum` and the data dictionary derive from that.

/// A closed set of terms that a column may hold.
pub trait Vocabulary: Copy {
    /// Every term, as the tables spell it, in the order of the declaration.
    const TERMS: &'static [&'static str];
    /// The meaning of every term.
    const MEANINGS: &'static [&'static str];

    /// This term, as the tables spell it.
    fn term(self) -> &'static str;
}

/// Declares an enum whose variants are spelled in the tables as given, each with its meaning.
macro_rules! vocabulary {
    ($(#[doc = $about:literal])* $name:ident {
        $($(#[doc = $meaning:literal])* $variant:ident = $term:literal,)*
    }) => {
        $(#[doc = $about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $meaning])* $variant,)* }

        impl $name {
            /// Every variant, in the order of the declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The term, as the tables spell it.
            pub fn term(self) -> &'static str {
                <Self as Vocabulary>::TERMS[self as usize]
            }
        }

        impl Vocabulary for $name {
            const TERMS: &'static [&'static str] = &[$($term),*];
            const MEANINGS: &'static [&'static str] = &[$(concat!($($meaning),*)),*];

            fn term(self) -> &'static str {
                $name::term(self)
            }
        }
    };
}

vocabulary! {
    /// What a sentence is within its article.
    Role {
        /// The article's headline.
        Title = "title",
        /// A heading between paragraphs.
        Heading = "heading",
        /// Place, date and agency before the first sentence.
        Dateline = "dateline",
        /// Who wrote it.
        Byline = "byline",
        /// The report itself.
        Body = "body",
        /// What a picture shows.
        Caption = "caption",
        /// Who supplied a picture, or which agency contributed.
        Credit = "credit",
        /// When it was published or updated.
        Stamp = "stamp",
        /// A call to the reader: follow, share, subscribe, read more.
        Prompt = "prompt",
    }
}

vocabulary! {
    /// What a mention names.
    EntityType {
        /// A human being.
        Person = "person",
        /// A company, agency, party, team or other body.
        Organization = "organization",
        /// A country, state, city, region, river or other location.
        Place = "place",
        /// A building, airport, road, prison or other built place.
        Facility = "facility",
        /// A nationality, religious or political group.
        Group = "group",
        /// A named happening: war, election, match, storm.
        Event = "event",
        /// A product or a work: book, film, vehicle, program.
        Product = "product",
        /// A law, treaty, agreement or court case.
        Law = "law",
        /// A calendar date or period.
        Date = "date",
        /// A time of day.
        Time = "time",
        /// An amount of money.
        Money = "money",
        /// A percentage.
        Percent = "percent",
        /// Another number with its unit or with what is counted.
        Quantity = "quantity",
    }
}

vocabulary! {
    /// How the value of a date or figure was found.
    ValueBy {
        /// Its words give it in full.
        Explicit = "explicit",
        /// A dollar without its country, taken for the US dollar.
        BareDollar = "bare_dollar",
        /// A day of a month, or a holiday on one, without its year: the nearest to the article's date, on the side that
        /// the sentence's tense says.
        MonthDay = "month_day",
        /// A month without its year: the nearest, likewise.
        Month = "month",
        /// A weekday: the latest up to the article's date, or the coming one where the sentence
        /// speaks of the future.
        Weekday = "weekday",
        /// It points from the article's date: "today", "last year", "this week".
        Deictic = "deictic",
        /// So many days, weeks, months or years from the article's date: "two weeks ago".
        Offset = "offset",
    }
}

vocabulary! {
    /// What the words around a date or figure make of it.
    Modifier {
        /// "more than", "over".
        MoreThan = "more_than",
        /// "at least", "no fewer than".
        AtLeast = "at_least",
        /// "less than", "under".
        LessThan = "less_than",
        /// "up to", "as many as".
        AtMost = "at_most",
        /// "nearly", "almost".
        Nearly = "nearly",
        /// "about", "some", "an estimated".
        About = "about",
        /// The beginning of a period: "early", "the start of".
        Early = "early",
        /// The middle of a period: "mid-".
        Mid = "mid",
        /// The end of a period: "late", "the end of".
        Late = "late",
    }
}

vocabulary! {
    /// What sort of act a cue reports.
    CueClass {
        /// Speech: "said", "according to".
        Say = "say",
        /// Writing: "wrote", "tweeted".
        Write = "write",
        /// A question, request or demand: "asked", "urged".
        Ask = "ask",
        /// Belief, knowledge or feeling: "thinks", "expects", "fears".
        Believe = "believe",
        /// A wish: "wants", "hopes".
        Want = "want",
        /// An intention, promise, offer or threat, or the refusal of one: "plans", "vowed".
        Plan = "plan",
        /// A decision: "ruled", "chose".
        Decide = "decide",
        /// Evidence: "showed", "found", "suggests".
        Show = "show",
        /// Denial: "denied", "dismissed".
        Deny = "deny",
        /// Agreement or praise: "supports", "praised".
        Support = "support",
        /// Disagreement or blame: "criticized", "accused".
        Oppose = "oppose",
        /// Appearance: "seems".
        Appear = "appear",
    }
}

vocabulary! {
    /// How far a claim is committed to its content.
    Modality {
        /// Put forward as it is.
        Asserted = "asserted",
        /// With reserve: "may", "reportedly", "appears to".
        Hedged = "hedged",
        /// As something to be done: "plans to", "will", "should".
        Intended = "intended",
        /// Under a condition: "would", "if".
        Conditional = "conditional",
    }
}

vocabulary! {
    /// How a source is put in the text.
    SourceClass {
        /// By a name: "Mayor Jane Doe", "the Associated Press".
        Named = "named",
        /// By a pronoun: "she".
        Pronoun = "pronoun",
        /// By a description of one: "the mayor", "his lawyer".
        Described = "described",
        /// Without saying who: "officials", "a senior aide", "critics".
        Unnamed = "unnamed",
    }
}

vocabulary! {
    /// How exactly a time of publication is known.
    Precision {
        /// Only the year.
        Year = "year",
        /// Year and month.
        Month = "month",
        /// A calendar day.
        Day = "day",
        /// To the minute.
        Minute = "minute",
        /// To the second or finer.
        Second = "second",
    }
}

vocabulary! {
    /// In whose words a claim is reported.
    ClaimKind {
        /// In the source's words, within quotation marks.
        Direct = "direct",
        /// In the reporter's words.
        Indirect = "indirect",
        /// Partly in the source's words.
        Mixed = "mixed",
    }
}

vocabulary! {
    /// How a claim's source was resolved to an entity.
    SpeakerBy {
        /// The source holds the full name.
        Name = "name",
        /// The source holds a surname that the article introduced with its full name.
        Surname = "surname",
        /// The source is a title or role that the article gave to somebody.
        Title = "title",
        /// The source is a pronoun.
        Pronoun = "pronoun",
        /// The claim names no source; the sentence before does.
        PreviousSentence = "previous_sentence",
        /// The claim continues a dialogue of two speakers.
        Alternation = "alternation",
        /// It was not resolved.
        None = "none",
    }
}
