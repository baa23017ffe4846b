//! The keys that a schema declares: a Table Schema's `primaryKey`, `uniqueKeys` and `foreignKeys`, in
//! a JSON Schema the same words with `x-` before them.
//! <https://datapackage.org/standard/table-schema/>

use serde_json::Value;

/// What is declared of a table's keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Tuples of which a table has each once, the primary key first.
    pub unique: Vec<UniqueKey>,
    /// References to a table's tuples.
    pub foreign: Vec<ForeignKey>,
}

/// Fields that no two rows share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UniqueKey {
    /// The fields.
    pub fields: Vec<String>,
    /// Whether it is the primary one, of which no field is null. Of the others, a row with a null
    /// has no key, as in SQL.
    pub is_primary: bool,
    /// The word that declares it: `primaryKey`, `uniqueKeys` or `unique`.
    pub rule: &'static str,
    /// Where it does, as a JSON pointer within the schema.
    pub pointer: String,
}

/// Fields that, where none of them is null, are found in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKey {
    /// The fields.
    pub fields: Vec<String>,
    /// The table; none where it is the row's own.
    pub table: Option<String>,
    /// The table's fields.
    pub referred: Vec<String>,
    /// Where it is declared, as a JSON pointer within the schema.
    pub pointer: String,
}

/// What a foreign key is called in a violation.
pub const FOREIGN_KEYS: &str = "foreignKeys";

impl Keys {
    /// Of a JSON Schema.
    ///
    /// # Errors
    /// What is wrong with a declaration, in words.
    pub fn of_json_schema(schema: &Value) -> Result<Keys, String> {
        Keys::declared(schema, "x-")
    }

    /// Of a Table Schema, the constraint `unique` of its fields among them.
    ///
    /// # Errors
    /// What is wrong with a declaration, in words.
    pub fn of_table_schema(schema: &Value) -> Result<Keys, String> {
        let mut keys = Keys::declared(schema, "")?;
        let fields = schema.get("fields").and_then(Value::as_array);
        for (at, field) in fields.into_iter().flatten().enumerate() {
            let name = field.get("name").and_then(Value::as_str).unwrap_or_default();
            if field.pointer("/constraints/unique") == Some(&Value::Bool(true)) {
                let pointer = format!("/fields/{at}/constraints/unique");
                keys.unique.push(unique(vec![name.to_owned()], "unique", pointer));
            }
        }
        Ok(keys)
    }

    /// Whether nothing is declared.
    pub fn is_empty(&self) -> bool {
        self.unique.is_empty() && self.foreign.is_empty()
    }

    /// These and those of another schema of the same table.
    pub fn with(mut self, others: Keys) -> Keys {
        self.unique.extend(others.unique);
        self.foreign.extend(others.foreign);
        self
    }

    fn declared(schema: &Value, before: &str) -> Result<Keys, String> {
        let [primary, uniques, foreigns] =
            ["primaryKey", "uniqueKeys", FOREIGN_KEYS].map(|word| format!("{before}{word}"));
        let mut keys = Keys::default();
        if let Some(found) = schema.get(&primary) {
            let fields = fields(found).ok_or_else(|| wrong(&primary, found))?;
            let key = unique(fields, "primaryKey", format!("/{primary}"));
            keys.unique.push(UniqueKey { is_primary: true, ..key });
        }
        for (at, found) in list(schema, &uniques)?.iter().enumerate() {
            let fields = fields(found).ok_or_else(|| wrong(&uniques, found))?;
            keys.unique.push(unique(fields, "uniqueKeys", format!("/{uniques}/{at}")));
        }
        for (at, found) in list(schema, &foreigns)?.iter().enumerate() {
            let pointer = format!("/{foreigns}/{at}");
            keys.foreign.push(foreign(found, pointer).ok_or_else(|| wrong(&foreigns, found))?);
        }
        Ok(keys)
    }
}

fn unique(fields: Vec<String>, rule: &'static str, pointer: String) -> UniqueKey {
    UniqueKey { fields, is_primary: false, rule, pointer }
}

fn foreign(found: &Value, pointer: String) -> Option<ForeignKey> {
    let reference = found.get("reference")?;
    let (fields, referred) = (fields(found.get("fields")?)?, fields(reference.get("fields")?)?);
    let table = match reference.get("resource") {
        None => None,
        Some(name) => Some(name.as_str()?).filter(|name| !name.is_empty()).map(str::to_owned),
    };
    (fields.len() == referred.len()).then_some(ForeignKey { fields, table, referred, pointer })
}

fn list<'a>(schema: &'a Value, word: &str) -> Result<&'a [Value], String> {
    match schema.get(word) {
        None => Ok(&[]),
        Some(Value::Array(list)) => Ok(list),
        Some(other) => Err(wrong(word, other)),
    }
}

/// The name of a field, or a list of names.
fn fields(value: &Value) -> Option<Vec<String>> {
    let names = match value {
        Value::String(name) => vec![name.clone()],
        Value::Array(names) => {
            names.iter().map(|name| name.as_str().map(str::to_owned)).collect::<Option<_>>()?
        }
        _ => return None,
    };
    (!names.is_empty()).then_some(names)
}

fn wrong(word: &str, found: &Value) -> String {
    format!("`{word}` holds {found}, which names no fields that a key could be made of")
}

#[cfg(test)]
mod tests {
    use super::Keys;
    use serde_json::json;

    #[test]
    fn both_kinds_of_schema_declare_the_same() {
        let foreign = json!([{"fields": "to", "reference": {"resource": "", "fields": ["id"]}}]);
        let table = json!({"primaryKey": "id", "uniqueKeys": [["a", "b"]], "foreignKeys": foreign});
        let keys = Keys::of_table_schema(&table).unwrap();
        assert_eq!(keys.unique[1].fields, ["a", "b"]);
        assert_eq!((&keys.foreign[0].table, &keys.foreign[0].referred[0][..]), (&None, "id"));
        let rows =
            json!({"x-primaryKey": ["id"], "x-uniqueKeys": [["a", "b"]], "x-foreignKeys": foreign});
        let same = Keys::of_json_schema(&rows).unwrap();
        assert_eq!(same.unique[0].pointer, "/x-primaryKey");
        assert_eq!(same.unique[0].fields, keys.unique[0].fields);
        assert!(Keys::of_table_schema(&rows).unwrap().is_empty());
    }

    #[test]
    fn what_is_no_key_is_said() {
        let uneven = json!({"fields": ["a", "b"], "reference": {"resource": "x", "fields": "c"}});
        for schema in [
            json!({"primaryKey": []}),
            json!({"primaryKey": 7}),
            json!({"uniqueKeys": "a"}),
            json!({"foreignKeys": [uneven]}),
        ] {
            assert!(Keys::of_table_schema(&schema).unwrap_err().contains("no fields"), "{schema}");
        }
    }
}
