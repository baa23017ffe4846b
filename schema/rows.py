"""Rows of the tables, as typed dictionaries. Rewritten by `make schema`."""

from datetime import datetime
from typing import Literal, TypedDict


class Span(TypedDict):
    """Half-open, in Unicode code points."""

    start: int
    end: int


class Article(TypedDict):
    """One article: where it came from, what is known of it, and its whole text."""

    article_id: str
    source: str
    record: int | None
    byte_start: int | None
    byte_end: int | None
    input_sha256: str
    title: str | None
    authors: list[str]
    publisher: str | None
    url: str | None
    published: datetime | None
    published_raw: str | None
    published_precision: Literal["year", "month", "day", "minute", "second"] | None
    language: str | None
    dateline: str | None
    wire: list[str]
    text: str
    characters: int
    words: int
    paragraphs: int
    sentences: int
    mentions: int
    claims: int


class Sentence(TypedDict):
    """One sentence of an article, or one piece of what surrounds its sentences."""

    sentence_id: str
    article_id: str
    position: int
    paragraph: int
    role: Literal["title", "heading", "dateline", "byline", "body", "caption", "credit", "stamp", "prompt"]
    start: int
    end: int
    text: str


class Entity(TypedDict):
    """One mention of a person, organization, place, date or figure."""

    mention_id: str
    article_id: str
    sentence_id: str
    position: int
    type: Literal["person", "organization", "place", "facility", "group", "event", "product", "law", "date", "time", "money", "percent", "quantity"]
    start: int
    end: int
    text: str
    entity_id: str
    name: str
    value: str | None
    value_by: Literal["explicit", "bare_dollar", "month_day", "month", "weekday", "deictic", "offset"] | None
    number: float | None
    number_to: float | None
    unit: str | None
    modifier: Literal["more_than", "at_least", "less_than", "at_most", "nearly", "about", "early", "mid", "late"] | None
    role: str | None
    role_start: int | None
    role_end: int | None
    score: float


class Claim(TypedDict):
    """One attribution: a source says, writes, believes or wants a content, by a cue."""

    claim_id: str
    article_id: str
    sentence_id: str
    position: int
    kind: Literal["direct", "indirect", "mixed"]
    source: str | None
    source_start: int | None
    source_end: int | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    content_spans: list[Span]
    content_start: int
    content_end: int
    content: str
    verbatim_spans: list[Span] | None
    speaker_id: str | None
    speaker: str | None
    speaker_by: Literal["name", "surname", "title", "pronoun", "previous_sentence", "alternation", "none"]
    parent_claim_id: str | None
    depth: int
    negated: bool
    modality: Literal["asserted", "hedged", "intended", "conditional"]
    cue_lemma: str | None
    cue_class: Literal["say", "write", "ask", "believe", "want", "plan", "decide", "show", "deny", "support", "oppose", "appear"] | None
    source_class: Literal["named", "pronoun", "described", "unnamed"] | None
    addressee: str | None
    addressee_start: int | None
    addressee_end: int | None
    content_mentions: list[str]
    score: float
