//! F1 on annotated news by the scorer of `make eval`. It is Python's, so recognisers are commands to
//! it: texts as JSON lines in, names as lines out. This program is that command for those in process.

use std::env;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use parquill::span::CodePoints;
use serde_json::{Map, Value};

use super::{Recogniser, Result, recogniser, sentences};

/// Tells this program to answer the scorer; the recogniser's name follows.
const ANSWER: &str = "--names-by";

/// The command by which the scorer can ask a recogniser of this process.
pub(super) fn command(recogniser: &str) -> Result<Command> {
    let mut command = Command::new(env::current_exe()?);
    command.args([ANSWER, recogniser]);
    Ok(command)
}

/// Answers, if that is what this program was started for; whether it was.
///
/// # Errors
/// If there is no such recogniser, or a line is not a text.
pub(crate) fn answer() -> Result<bool> {
    let Some(name) = env::args().skip_while(|typed| typed != ANSWER).nth(1) else {
        return Ok(false);
    };
    let recogniser = recogniser(&name)?;
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lines() {
        write_names(recogniser.as_ref(), &serde_json::from_str(&line?)?, &mut out)?;
    }
    out.flush()?;
    Ok(true)
}

fn write_names(recogniser: &dyn Recogniser, document: &Value, out: &mut impl Write) -> Result<()> {
    let part = |key: &str| document[key].as_str().ok_or_else(|| format!("no {key} in a line"));
    let (name, text) = (part("name")?, part("text")?);
    for found in recogniser.names(text, &sentences(text), &CodePoints::new(text)) {
        writeln!(out, "{name}\t{}\t{}\t{}", found.kind, found.start, found.end)?;
    }
    Ok(())
}

/// The F1 of a command's names, in words.
///
/// # Errors
/// If Python or the command fails.
pub(super) fn score(gold: &Path, recogniser: &mut Command) -> Result<String> {
    let mut command = Command::new(python()?);
    command.args(["-m", "tests.bench.score_names", "--gold"]).arg(gold).arg("--");
    command.arg(recogniser.get_program()).args(recogniser.get_args());
    let environment = recogniser.get_envs();
    command.envs(environment.filter_map(|(key, value)| Some((key, value?))));
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("{:?}: {}", recogniser.get_program(), output.status).into());
    }
    let scores: Map<String, Value> = serde_json::from_slice(&output.stdout)?;
    let words = scores.iter().map(|(corpus, f1)| format!("{f1} {corpus}"));
    Ok(format!("; F1 {}", words.collect::<Vec<_>>().join(", ")))
}

fn python() -> Result<PathBuf> {
    let python = env::var_os("BENCH_PYTHON").filter(|python| !python.is_empty());
    python.map(PathBuf::from).ok_or_else(|| "BENCH_PYTHON names no Python to score with".into())
}
