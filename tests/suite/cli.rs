//! What the command prints, for commands and inputs that are files: `tests/cmd/NAME.md` beside
//! `NAME.in/`. Rewritten by `make golden`.

use std::path::Path;

#[test]
fn commands_print_what_they_should() {
    trycmd::TestCases::new()
        .register_bin("cat", Path::new("/bin/cat"))
        .register_bin("cp", Path::new("/bin/cp"))
        .env("COLUMNS", "100")
        .case("tests/cmd/*.md")
        .case("tests/cmd/*.toml");
}
