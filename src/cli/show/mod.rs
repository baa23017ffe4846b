//! `parquill show`: one article with its claims marked in its text, so that a person can judge the
//! extraction at a glance.

mod article;
mod marks;
mod page;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use parquill::error::{Error, Finding, Result};
use parquill::pipeline;
use parquill::place::Place;
use parquill::read;
use parquill::record::Batches;

use crate::cli::exit::Verdict;
use crate::cli::fields::FieldArguments;
use crate::cli::methods::MethodArguments;
use crate::cli::output;
use article::Article;
use marks::Style;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// A file of articles, - for standard input, or the folder of a dataset
    #[arg(value_name = "ARTICLE")]
    place: String,
    /// Which article: in a dataset its key or how that begins, in a file its number from 1
    #[arg(long, short, value_name = "WHICH")]
    article: Option<String>,
    #[command(flatten)]
    fields: FieldArguments,
    #[command(flatten)]
    methods: MethodArguments,
    /// When to mark in colour; otherwise ‹source›, _cue_ and «content»
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    color: When,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum When {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Shows the article.
pub(super) fn run(arguments: &Arguments) -> Result<Verdict> {
    let rows = rows(arguments)?.ok_or_else(|| missing(arguments))?;
    let article = Article::of(&rows).ok_or_else(|| missing(arguments))?;
    let style = if in_colour(arguments.color) { Style::Colour } else { Style::Plain };
    output::result(&page::page(&article, style))?;
    Ok(Verdict::Valid)
}

fn rows(arguments: &Arguments) -> Result<Option<Batches>> {
    let which = arguments.article.as_deref();
    if is_dataset(&arguments.place) {
        return pipeline::find_article(Path::new(&arguments.place), which.unwrap_or_default());
    }
    let options = read::Options {
        inputs: vec![arguments.place.clone()],
        fields: arguments.fields.map()?,
        ..read::Options::default()
    };
    pipeline::annotate_one(&options, arguments.methods.methods(), number(which)?)
}

fn is_dataset(place: &str) -> bool {
    PathBuf::from(place).join(parquill::manifest::FILE_NAME).is_file()
}

fn number(which: Option<&str>) -> Result<usize> {
    match which.map_or(Ok(1), str::parse) {
        Ok(number) if number > 0 => Ok(number),
        _ => {
            let finding = format!("{:?} is no number", which.unwrap_or_default());
            let finding = Finding::new(Place::file("--article"), finding);
            Err(Error::usage(finding.expected("for a file of articles, a number from 1")))
        }
    }
}

fn missing(arguments: &Arguments) -> Error {
    let which = arguments.article.as_deref().unwrap_or("1");
    let finding = Finding::new(Place::file(&arguments.place), format!("has no article {which}"));
    Error::usage(finding.remedy("see --article"))
}

fn in_colour(when: When) -> bool {
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => output::in_colour(),
    }
}
