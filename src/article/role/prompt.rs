//! Calls to the reader: follow, share, subscribe, read more, advertisement.

use crate::article::line::Line;
use crate::article::shape::{Phrases, begins, begins_anew};

/// A prompt at the front of the line.
pub(crate) fn rule(line: &Line) -> Option<usize> {
    let text = line.rest;
    if !text
        .starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '[' | '>' | '»' | '-' | '*'))
    {
        return None;
    }
    let bare = text.trim_start_matches(['(', '[', '>', '»', '-', '*', ' ']);
    if takes_line(bare) {
        return Some(text.len());
    }
    follow(text).or_else(|| fixed(text))
}

/// No prompt of a whole line is longer, in bytes.
const LONGEST: usize = 240;

/// Whether the whole line is a prompt.
fn takes_line(text: &str) -> bool {
    text.len() <= LONGEST
        && (LINES.at_start(text).is_some()
            || REFERRALS.starts(text).any(|words| refers(text, words))
            || WANTED.iter().any(|(words, about)| begins(text, words) && mentions(text, about)))
}

/// "Read more: ...", "ALSO READ | ...", of a text that begins with the words.
fn refers(text: &str, words: &str) -> bool {
    text[words.len()..].trim_start().starts_with([':', '|', '>', '»'])
}

fn mentions(text: &str, about: &[&str]) -> bool {
    about.iter().any(|word| text.contains(word))
}

/// "Follow us on Google News", glued to what comes next or not.
fn follow(text: &str) -> Option<usize> {
    let mut end = FOLLOW.at_start(text)?.len();
    while let Some(platform) = platform(&text[end..]) {
        end += platform;
    }
    begins_anew(text[end..].trim_start()).then_some(end)
}

/// Length of a platform's name with the separators before it.
fn platform(text: &str) -> Option<usize> {
    let mut rest = text.trim_start_matches([' ', ',', '|', '&', '/', ':']);
    for word in ["and ", "on "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let name = PLATFORMS.at_start(rest)?;
    Some(text.len() - rest.len() + name.len())
}

/// Fixed calls that stand alone or before something that begins anew.
fn fixed(text: &str) -> Option<usize> {
    let call = FIXED.at_start(text)?;
    let rest = text[call.len()..].trim_start_matches([' ', ':', '|', '.', '!']);
    let ends = text.len() - rest.len();
    let glued = GLUED.contains(&call) && rest.starts_with(char::is_uppercase);
    (rest.is_empty() || glued).then_some(if rest.is_empty() { text.len() } else { ends })
}

static FOLLOW: Phrases = Phrases::new(&[
    "Follow us on",
    "Follow Us On",
    "Follow us",
    "Follow Us",
    "FOLLOW US ON",
    "FOLLOW US",
]);

static PLATFORMS: Phrases = Phrases::new(&[
    "Google News",
    "WhatsApp",
    "Twitter",
    "Facebook",
    "Instagram",
    "Telegram",
    "YouTube",
    "Youtube",
    "LinkedIn",
    "Threads",
    "TikTok",
    "Koo",
    "X",
    "Bluesky",
    "Reddit",
]);

/// A line that begins so is a prompt, whatever comes then.
static LINES: Phrases = Phrases::new(&[
    "Advertisement - story continues",
    "Story continues below",
    "Article continues below",
    "Continue reading below",
    "Scroll down for",
    "Sign up for our",
    "Sign up to our",
    "Sign up here",
    "Sign up for the",
    "Subscribe to our",
    "Subscribe now",
    "Subscribe here",
    "Join our WhatsApp",
    "Join our Telegram",
    "Like us on",
    "Download our",
    "Download the app",
    "Click here to",
    "Click here for",
    "Tap here to",
    "Click on the",
    "Get our app",
    "Share this article",
    "Share this story",
    "Share this on",
    "Share on Facebook",
    "Share on Twitter",
    "Skip to main content",
    "Skip to content",
    "Have a news tip",
    "Have a tip?",
    "Got a tip",
    "Send tips to",
    "Support our journalism",
    "Enjoy reading our stories",
    "Enable notifications",
    "Please enable JavaScript",
    "Add us as a preferred source",
    "Listen to this article",
    "Thank you for reading",
]);

/// Words that refer to another article when a colon or bar comes after them.
static REFERRALS: Phrases = Phrases::new(&[
    "Read more",
    "Read More",
    "Read also",
    "Read Also",
    "Also read",
    "Also Read",
    "Also see",
    "Must read",
    "Must Read",
    "Read",
    "Related",
    "Related stories",
    "Related Stories",
    "Related story",
    "Related Story",
    "Related articles",
    "Related Articles",
    "Related coverage",
    "Related content",
    "See also",
    "See Also",
    "Watch",
    "Watch live",
    "Watch more",
    "Don't miss",
    "Don’t miss",
    "More from",
    "Recommended",
    "Recommended reading",
    "Listen",
    "Explainer",
    "More on this",
    "Trending",
    "Trending now",
    "SEE ALSO",
    "MORE",
    "Continue reading",
    "Next read",
    "Photos",
    "In pictures",
    "You may also like",
]);

/// Words that make a prompt together with one of some others.
const WANTED: &[(&str, &[&str])] = &[
    (
        "Follow",
        &[" on Twitter", " on Facebook", " on Instagram", " on X ", " on X.", "@", " on Google"],
    ),
    ("Subscribe", &["newsletter", "channel", "podcast", "YouTube", "iTunes", "updates", "alerts"]),
    ("Sign up", &["newsletter", "email", "e-mail", "alerts", "inbox", "updates"]),
    ("Get the latest", &["inbox", "newsletter", "app", "delivered", "updates", "on your phone"]),
    ("Get all the", &["newsletter", " app", "Latest News", "latest news"]),
    ("Catch all the", &["News", "Updates", "app"]),
    ("Join", &["newsletter", "WhatsApp channel", "Telegram channel", "the conversation on"]),
    ("For more", &["follow us", "visit our", "click here", "subscribe", "download", "like us on"]),
    ("For all the latest", &["news", "News", "updates", "app"]),
    ("Email", &["@"]),
    ("E-mail", &["@"]),
    ("Contact", &["@"]),
    ("Reach", &["@"]),
    ("Write to", &["@"]),
    ("Tweet", &["@"]),
];

/// Calls that fill a line.
static FIXED: Phrases = Phrases::new(&[
    "Advertisement",
    "ADVERTISEMENT",
    "Advertising",
    "Share this",
    "Share",
    "SHARE",
    "Tweet",
    "Print",
    "Email",
    "Comments",
    "Comment",
    "Leave a comment",
    "Read more",
    "Read More",
    "READ MORE",
    "Show more",
    "Load more",
    "Loading...",
    "Subscribe",
    "SUBSCRIBE",
    "Sign up",
    "Sign in",
    "Log in",
    "Follow",
    "Related",
    "Related Articles",
    "Related Stories",
    "RELATED STORIES",
    "Related Topics",
    "Recommended",
    "Sponsored",
    "Continue reading",
    "Skip advertisement",
    "Listen to Story",
    "Listen",
    "Copy link",
    "Copy Link",
    "Click here",
    "Share on WhatsApp",
    "View comments",
    "Join the conversation",
    "Trending",
    "Most Read",
    "Most Popular",
    "More Stories",
    "Back to top",
]);

/// Those that may be glued to what comes next.
const GLUED: &[&str] = &[
    "Advertisement",
    "ADVERTISEMENT",
    "Share this",
    "Skip advertisement",
    "Listen to Story",
    "Copy link",
    "Copy Link",
    "Share on WhatsApp",
];
