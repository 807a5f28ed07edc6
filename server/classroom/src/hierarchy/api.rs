//! Tables of contents.

use schemars::JsonSchema;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use crate::reading_view::view;
use crate::state::RequestContext;
use eqex_bank::hierarchy;
use eqex_bank::hierarchy::{ShownExercise, ShownNode};
use eqex_bank::names::SubjectName;
use eqex_bank::tree::Tree;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::{DeferredResponse, Json, Nothing};
use eqex_kernel::optional::OptionalField;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            "/api/subject/hierarchy/get",
            Access::Anyone,
            Effect::Page,
            "The table of contents of a subject; `raw` as it is stored, else with types, descriptions and results",
            get,
        )
        .may(&[401, 403, 404])
        .example(r#"{"subject":"physics","raw":false}"#),
        Endpoint::post(
            "/api/subject/hierarchy/set",
            Access::Teacher,
            Effect::Write,
            "Replaces the table of contents of a subject",
            set,
        )
        .may(&[404])
        .example(r#"{"subject":"physics","hierarchy":[{"name":"Mechanics","children":[{"children":"two-trains"}]}]}"#),
    ]
}

#[derive(Debug, Deserialize, JsonSchema)]
struct Get {
    subject: SubjectName,
    raw: bool,
    #[serde(default)]
    lang: OptionalField<String>,
}

fn get(context: RequestContext<'_>, input: Get) -> Result<Json<Vec<Node>>, Failure> {
    let view = view(context, input.lang.0);
    let shown = hierarchy::get(
        &context.db()?,
        context.caller,
        &input.subject,
        input.raw,
        &view,
    )?;
    Ok(Json(shown.into_iter().map(Node).collect()))
}

/// A node on the wire.
#[derive(Debug)]
struct Node(ShownNode);

impl JsonSchema for Node {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ShownNode".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let node = generator.subschema_for::<Node>();
        schemars::json_schema!({
            "type": "object",
            "properties": {
                "type": {"type": "string", "description": "of an exercise, where `raw` is false"},
                "name": {"type": "string"},
                "children": {"anyOf": [
                    {"type": "string", "description": "the id of an exercise"},
                    {"type": "array", "items": node, "description": "what a section holds"}
                ]},
                "description": {"type": "string"},
                "done": {"type": ["number", "null"], "minimum": 0, "maximum": 1, "description": "the caller's result; absent for visitors"}
            },
            "required": ["name", "children"]
        })
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(&self.0, serializer)
    }
}

fn write<S: Serializer>(node: &ShownNode, serializer: S) -> Result<S::Ok, S::Error> {
    struct Inner<'a>(&'a ShownNode);
    impl Serialize for Inner<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            write(self.0, serializer)
        }
    }
    let mut map = serializer.serialize_map(None)?;
    match node {
        ShownNode::Section { name, children } => {
            map.serialize_entry("name", name)?;
            let children: Vec<Inner<'_>> = children.iter().map(Inner).collect();
            map.serialize_entry("children", &children)?;
        }
        ShownNode::Leaf(ShownExercise { id, name, details }) => {
            if let Some(details) = details {
                map.serialize_entry("type", &details.kind)?;
            }
            map.serialize_entry("name", name)?;
            map.serialize_entry("children", id)?;
            if let Some(details) = details {
                map.serialize_entry("description", &details.description)?;
                if let Some(done) = details.done {
                    map.serialize_entry("done", &done.map(eqex_bank::problem::Short))?;
                }
            }
        }
    }
    map.end()
}

#[derive(Debug, Deserialize, JsonSchema)]
struct Set {
    subject: SubjectName,
    hierarchy: Tree,
}

fn set(context: RequestContext<'_>, input: Set) -> Result<DeferredResponse<Nothing>, Failure> {
    let caller = context.caller.clone();
    Ok(DeferredResponse::change(move |db| {
        hierarchy::set(db, &caller, &input.subject, input.hierarchy)
    }))
}
