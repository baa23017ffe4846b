//! Which files are read, and in what order.

use std::fs;

use super::corpus::{Corpus, said};
use crate::read::options::Options;
use crate::read::reader::open;

fn files() -> Corpus {
    Corpus::of(&[
        ("in/b.txt", b"B"),
        ("in/sub/a.txt", b"A"),
        ("in/sub/deep/c.text", b"C"),
        ("in/.hidden.txt", b"no"),
        ("in/.git/d.txt", b"no"),
        ("other/b.txt", b"other B"),
    ])
}

fn read(corpus: &Corpus, inputs: &[&str]) -> Vec<String> {
    let inputs = inputs.iter().map(|name| corpus.named(name)).collect();
    said(&Options { inputs, ..Options::default() })
}

fn refused(corpus: &Corpus, input: &str) -> String {
    let inputs = vec![corpus.named(input)];
    let words = open(&Options { inputs, ..Options::default() }).err().unwrap().to_string();
    words.replace(corpus.root().to_str().unwrap(), "ROOT")
}

#[test]
fn folders_are_read_whole_without_hidden_files() {
    let corpus = files();
    assert_eq!(read(&corpus, &["in"]), ["b.txt: B", "sub/a.txt: A", "sub/deep/c.text: C"]);
    assert_eq!(read(&corpus, &["in/.hidden.txt"]), [".hidden.txt: no"]);
}

#[test]
fn sources_are_relative_to_what_was_named() {
    let corpus = files();
    assert_eq!(read(&corpus, &["in/sub/a.txt"]), ["a.txt: A"]);
    assert_eq!(read(&corpus, &["in/*/a.txt"]), ["sub/a.txt: A"]);
    assert_eq!(read(&corpus, &["in/s*"]), ["sub/a.txt: A", "sub/deep/c.text: C"]);
    assert_eq!(read(&corpus, &["in/**/*.t*t"]).len(), 3);
    assert_eq!(read(&corpus, &["*/b.txt"]), ["in/b.txt: B", "other/b.txt: other B"]);
}

#[test]
fn the_order_of_the_arguments_does_not_matter_and_each_file_is_read_once() {
    let corpus = files();
    let one = read(&corpus, &["in", "other", "in/b.txt", "in/sub", "in/../in/b.txt"]);
    let other = read(&corpus, &["in/sub", "in/../in/b.txt", "in/b.txt", "other", "in"]);
    assert_eq!(one, other);
    let mut texts: Vec<&str> = one.iter().filter_map(|said| said.split(": ").nth(1)).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["A", "B", "C", "other B"]);
}

#[test]
fn an_input_that_is_not_there_stops_the_run() {
    let corpus = files();
    assert_eq!(refused(&corpus, "no.txt"), "ROOT/no.txt: no such file or folder");
    assert_eq!(refused(&corpus, "in/*.pdf"), "ROOT/in/*.pdf: the pattern matches no file");
    assert!(refused(&corpus, "in/[b").starts_with("ROOT/in/[b: bad pattern: "));
    let words = open(&Options::default()).err().unwrap().to_string();
    assert!(words.starts_with("input: nothing is named"), "{words}");
}

#[test]
fn an_empty_folder_is_an_empty_stream() {
    let corpus = Corpus::new();
    let mut reader = open(&corpus.options()).unwrap();
    assert_eq!((reader.files(), reader.total_bytes()), (0, Some(0)));
    assert!(reader.next().is_none());
}

#[test]
fn a_name_with_wildcards_in_it_is_first_of_all_a_name() {
    let corpus = Corpus::of(&[("a[1].txt", b"Named."), ("a1.txt", b"Matched.")]);
    assert_eq!(read(&corpus, &["a[1].txt"]), ["a[1].txt: Named."]);
}

#[test]
fn progress_counts_bytes_on_disk_up_to_the_total() {
    let corpus = files();
    let mut reader = open(&corpus.options()).unwrap();
    assert_eq!((reader.files(), reader.total_bytes(), reader.bytes_read()), (4, Some(10), 0));
    let progress = reader.progress();
    reader.by_ref().for_each(drop);
    assert_eq!((reader.bytes_read(), progress.bytes_read()), (10, 10));
    let inputs = vec!["-".to_owned()];
    assert_eq!(open(&Options { inputs, ..Options::default() }).unwrap().total_bytes(), None);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_end() {
    use std::os::unix::fs::symlink;
    let corpus = files();
    symlink(corpus.path("in"), corpus.path("in/sub/up")).unwrap();
    symlink(corpus.path("other"), corpus.path("in/zoo")).unwrap();
    symlink(corpus.path("other"), corpus.path("in/zoo2")).unwrap();
    symlink("nowhere", corpus.path("in/gone.txt")).unwrap();
    symlink("nowhere", corpus.path("in/.#lock")).unwrap();
    symlink("self", corpus.path("in/self")).unwrap();
    let said = read(&corpus, &["in"]);
    assert_eq!(said[0], "b.txt: B");
    assert_eq!(said[1], "gone.txt: symbolic link leads nowhere");
    assert!(said[2].starts_with("self: cannot be read: "), "{}", said[2]);
    assert_eq!(
        said[3..],
        [
            "sub/a.txt: A",
            "sub/deep/c.text: C",
            "sub/up: symbolic link leads back to \"in\", in which it stands",
            "zoo/b.txt: other B"
        ]
    );
    fs::remove_file(corpus.path("in/self")).unwrap();
    assert_eq!(refused(&corpus, "in/gone.txt"), "ROOT/in/gone.txt: symbolic link leads nowhere");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let corpus = files();
    let _socket = std::os::unix::net::UnixListener::bind(corpus.path("in/socket")).unwrap();
    let said = read(&corpus, &["in"]);
    assert_eq!(said[1], "socket: is a socket; expected a regular file (pipe it in and name it -)");
    assert_eq!(said.len(), 4);
}
