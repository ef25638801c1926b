//! Holds a schema against its reader: in each group of keys of some samples an unknown key is put;
//! the reader must refuse it, and names the keys that it knows. All samples together must name
//! exactly the keys of the schema.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::Value as Schema;

use crate::diag::{Argument, Diagnostics, Language, Located, SourceMap, Span};
use crate::syntax::yaml::{self, Node, Value};

const UNKNOWN: &str = "onbekende_sleutel";

/// Checks a schema against a reader. `refused` are keys that the reader knows only to refuse them.
pub(crate) fn check(
    schema: &Schema,
    samples: &[&str],
    refused: &[&str],
    read: &dyn Fn(&Node, &mut Diagnostics),
) {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for sample in samples {
        let file = SourceMap::default().add("proef.yaml", *sample);
        let place = |range: Range<usize>| Span::new(file, range.start, range.end);
        let mut diagnostics = Diagnostics::default();
        let node = yaml::parse(sample, &place, &mut diagnostics).expect("a sample is YAML");
        read(&node, &mut diagnostics);
        let messages: Vec<String> = diagnostics
            .sorted()
            .iter()
            .map(|diagnostic| diagnostic.message(Language::English))
            .collect();
        assert!(!diagnostics.has_errors(), "{sample}\n{messages:?}");
        let mut groups = Vec::new();
        walk(schema, schema, "", &node, &mut Vec::new(), &mut groups);
        for (pointer, path) in groups {
            let mut broken = node.clone();
            let group = find(&mut broken, &path);
            let Value::Mapping(entries) = &mut group.value else {
                unreachable!("a group was found there")
            };
            let scalar = Value::Scalar {
                text: "x".to_owned(),
                plain: true,
            };
            let value = Node {
                span: group.span,
                value: scalar,
            };
            entries.push((Located::new(UNKNOWN.to_owned(), group.span), value));
            let names = refusal(&broken, read);
            let names =
                names.unwrap_or_else(|| panic!("{pointer}: an unknown key is read in\n{sample}"));
            known.entry(pointer).or_default().extend(names);
        }
    }
    let mut closed = BTreeMap::new();
    groups_of(schema, "", &mut closed);
    for (pointer, keys) in closed {
        let mut names = known
            .remove(&pointer)
            .unwrap_or_else(|| panic!("no sample has the group {pointer}"));
        names.retain(|name| keys.contains(name) || !refused.contains(&name.as_str()));
        assert_eq!(
            names, keys,
            "left the reader, right the schema, at {pointer}"
        );
    }
}

/// The keys that the reader says it knows where the unknown one stands.
fn refusal(node: &Node, read: &dyn Fn(&Node, &mut Diagnostics)) -> Option<Vec<String>> {
    let mut diagnostics = Diagnostics::default();
    read(node, &mut diagnostics);
    let argument = |arguments: &[(&str, Argument)], name| {
        let found = arguments.iter().find(|(key, _)| *key == name);
        found.map(|(_, argument)| match argument {
            Argument::Text(text) => text.clone(),
            other => other.show(Language::English),
        })
    };
    diagnostics.sorted().into_iter().find_map(|diagnostic| {
        let arguments = &diagnostic.arguments;
        let is_it = diagnostic.entry.code == "RB106" && argument(arguments, "key")? == UNKNOWN;
        let known = argument(arguments, "known")?;
        is_it.then(|| known.split(", ").map(str::to_owned).collect())
    })
}

fn find<'a>(node: &'a mut Node, path: &[usize]) -> &'a mut Node {
    let Some((first, rest)) = path.split_first() else {
        return node;
    };
    match &mut node.value {
        Value::Sequence(items) => find(&mut items[*first], rest),
        Value::Mapping(entries) => find(&mut entries[*first].1, rest),
        Value::Scalar { .. } => unreachable!("a path leads through groups and lists"),
    }
}

/// The closed groups of a sample: which part of the schema, and the way there in the tree.
fn walk(
    root: &Schema,
    schema: &Schema,
    pointer: &str,
    node: &Node,
    path: &mut Vec<usize>,
    groups: &mut Vec<(String, Vec<usize>)>,
) {
    if let Some(target) = schema["$ref"].as_str() {
        let pointer = target.trim_start_matches('#');
        let schema = root.pointer(pointer).expect("a reference leads somewhere");
        return walk(root, schema, pointer, node, path, groups);
    }
    for (index, part) in schema["allOf"].as_array().into_iter().flatten().enumerate() {
        walk(
            root,
            part,
            &format!("{pointer}/allOf/{index}"),
            node,
            path,
            groups,
        );
    }
    if let Some(condition) = schema.get("if") {
        let branch = if holds(condition, node) {
            "then"
        } else {
            "else"
        };
        if let Some(part) = schema.get(branch) {
            walk(
                root,
                part,
                &format!("{pointer}/{branch}"),
                node,
                path,
                groups,
            );
        }
    }
    for (index, part) in schema["anyOf"].as_array().into_iter().flatten().enumerate() {
        if has_type(part, node) {
            walk(
                root,
                part,
                &format!("{pointer}/anyOf/{index}"),
                node,
                path,
                groups,
            );
        }
    }
    match &node.value {
        Value::Scalar { .. } => {}
        Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(index);
                if let Some(part) = schema.get("items") {
                    walk(root, part, &format!("{pointer}/items"), item, path, groups);
                }
                path.pop();
            }
        }
        Value::Mapping(entries) => {
            if schema["additionalProperties"] == false {
                groups.push((pointer.to_owned(), path.clone()));
            }
            for (index, (name, value)) in entries.iter().enumerate() {
                let (part, pointer) = match schema["properties"].get(&name.value) {
                    Some(part) => (part, format!("{pointer}/properties/{}", name.value)),
                    None => (
                        &schema["additionalProperties"],
                        format!("{pointer}/additionalProperties"),
                    ),
                };
                path.push(index);
                walk(root, part, &pointer, value, path, groups);
                path.pop();
            }
        }
    }
}

fn holds(condition: &Schema, node: &Node) -> bool {
    let Value::Mapping(entries) = &node.value else {
        return false;
    };
    let value = |key: &str| entries.iter().find(|(name, _)| name.value == key);
    let needed = condition["required"].as_array().into_iter().flatten();
    let mut needed = needed.filter_map(Schema::as_str);
    let constants = condition["properties"].as_object().into_iter().flatten();
    let mut constants = constants.filter_map(|(key, part)| Some((key, part["const"].as_str()?)));
    needed.all(|key| value(key).is_some())
        && constants.all(|(key, constant)| {
            value(key).is_some_and(|(_, node)| node.scalar() == Some(constant))
        })
}

fn has_type(schema: &Schema, node: &Node) -> bool {
    let kind = match &node.value {
        Value::Scalar { .. } => return true,
        Value::Sequence(_) => "array",
        Value::Mapping(_) => "object",
    };
    schema["type"] == kind
}

/// Every closed group of a schema with its keys.
fn groups_of(schema: &Schema, pointer: &str, groups: &mut BTreeMap<String, BTreeSet<String>>) {
    if let (false, Some(properties)) = (
        schema["additionalProperties"] != false,
        schema["properties"].as_object(),
    ) {
        groups.insert(pointer.to_owned(), properties.keys().cloned().collect());
    }
    match schema {
        Schema::Object(object) => {
            for (key, part) in object
                .iter()
                .filter(|(key, _)| *key != "examples" && *key != "enum")
            {
                groups_of(part, &format!("{pointer}/{key}"), groups);
            }
        }
        Schema::Array(items) => {
            for (index, part) in items.iter().enumerate() {
                groups_of(part, &format!("{pointer}/{index}"), groups);
            }
        }
        _ => {}
    }
}
