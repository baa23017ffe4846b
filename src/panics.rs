//! The one boundary where panics stop: what a reader of a binary format makes of a malformed file, or a
//! stage of one article, is that file's or article's error. They are not printed either, while any
//! other panic is as before.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    /// Whether this thread does work whose panic is caught.
    static CAUGHT: Cell<bool> = const { Cell::new(false) };
}

static QUIET: Once = Once::new();

/// Does some work.
///
/// # Errors
/// What it said where it panicked.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    QUIET.call_once(|| {
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !CAUGHT.get() {
                print(panic)
            }
        }));
    });
    let around = CAUGHT.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    CAUGHT.set(around);
    done.map_err(|said| message(&*said))
}

fn message(said: &(dyn Any + Send)) -> String {
    let written = said.downcast_ref::<&str>().copied();
    let made = || said.downcast_ref::<String>().map(String::as_str);
    written.or_else(made).unwrap_or("it did not say why").to_owned()
}

#[cfg(test)]
mod tests {
    use super::caught;

    #[test]
    fn a_panic_says_what_it_said() {
        assert_eq!(caught(|| 7), Ok(7));
        let number = 7;
        assert_eq!(caught(|| panic!("no")), Err::<(), _>("no".to_owned()));
        assert_eq!(caught(|| panic!("not {number}")), Err::<(), _>("not 7".to_owned()));
        let inner = caught(|| caught(|| panic!("inner")));
        assert_eq!(inner, Ok(Err::<(), _>("inner".to_owned())));
    }
}
