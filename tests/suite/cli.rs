//! What the command prints, for commands and inputs that are files: `tests/cmd/NAME.md` beside
//! `NAME.in/`. Rewritten by `make golden`.

#[test]
fn commands_print_what_they_should() {
    trycmd::TestCases::new().case("tests/cmd/*.md");
}
