//! What a broken rule means in a few words, and the way out where there is one.

/// What is said of the rules of one kind.
pub(super) struct Advice {
    pub(super) headline: &'static str,
    pub(super) help: &'static str,
}

type Line = (&'static [&'static str], &'static str, &'static str);

/// Rules, what breaking one means, and what to do; a keyword that is not here speaks for itself.
#[rustfmt::skip]
const ADVICE: &[Line] = &[
    (&["type"], "a value of another type", "write the column in that type, or add the type of the value to the schema"),
    (&["enum", "const"], "a value that is not among the allowed ones", "correct the spelling, or add the value to the schema"),
    (&["pattern"], "text of another form", "`^` and `$` in a pattern mean the whole text; without them a part is enough"),
    (&["format"], "text of another form", ""),
    (&["minimum", "exclusiveMinimum"], "a number that is too small", ""),
    (&["maximum", "exclusiveMaximum"], "a number that is too large", ""),
    (&["multipleOf"], "a number between the allowed steps", ""),
    (&["minLength"], "text that is too short", ""),
    (&["maxLength"], "text that is too long", "lengths are counted in code points"),
    (&["minItems"], "too few items", ""),
    (&["maxItems"], "too many items", ""),
    (&["uniqueItems"], "an item that comes twice", ""),
    (&["contains"], "no item of the kind that is asked for", ""),
    (&["required", "dependentRequired"], "a field that is missing", "in lines of JSON null is a value; in columns every field is there"),
    (&["additionalProperties", "unevaluatedProperties"], "a field that the schema does not know", "take the field out, or name it under `properties`"),
    (&["json"], "a line that is no JSON", "each line is one object in UTF-8"),
    (&["csv"], "a record that does not fit the header", "quote fields that hold a separator, a quotation mark or a newline"),
    (&["manifest"], "a file that is not as it was published", "tables are written by `parquill build` alone; build the dataset anew"),
    (&["column"], "a column that is not as declared", "write the column anew, in the type that is expected"),
    (&["count"], "a count that is wrong", ""),
    (&["quote", "excerpt"], "text that is not what its span covers", "offsets are code points of the article's text"),
    (&["inside", "within"], "a span outside of where it belongs", "offsets are code points of the article's text"),
    (&["prefix", "sequence", "nesting"], "rows that are numbered wrongly", ""),
    (&["bytes"], "a file of another length", "describe the file anew, or bring back the one that was described"),
    (&["key", "unique"], "a key that comes twice", ""),
    (&["primaryKey"], "a key that is missing or comes twice", "each row has a primary key of its own, without nulls"),
    (&["uniqueKeys"], "a key that comes twice", "a row with a null in its key has none, as in SQL"),
    (&["foreignKeys"], "a key that leads nowhere", "add the row that it leads to, or leave the key null"),
    (&["foreign"], "a key that leads nowhere", "tables belong together: publish those of one build"),
    (&["order"], "rows out of order", "keep the rows in the order in which they were written"),
];

/// What to say of a rule.
pub(super) fn advice(rule: &str) -> Option<Advice> {
    let (_, headline, help) = ADVICE.iter().find(|(rules, ..)| rules.contains(&rule))?;
    Some(Advice { headline, help })
}
