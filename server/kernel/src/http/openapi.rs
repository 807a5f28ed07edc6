//! The endpoint table as an OpenAPI 3.1 document.

use std::sync::Arc;

use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::http::description::{Described, Description, Documents};
use crate::http::endpoint::{Access, Endpoint};
use crate::http::input::Method;

/// Writes the schema of what programs are told of a failure.
type ErrorSchema = fn(&mut SchemaGenerator) -> Schema;

/// What a status means, for people.
fn reason(status: u16) -> &'static str {
    match status {
        200 => "As asked",
        304 => "The file is the one that the client has",
        400 => "The request cannot be understood, or a value means nothing here",
        401 => "Sign in first, or the password is wrong",
        403 => "The caller may not",
        404 => "There is no such thing, as far as the caller may know",
        408 => "The body did not come in time",
        409 => "Something else is in the way: a name is taken, a session finished",
        413 => "The body is too large",
        422 => "The exercise has no answer for the caller's numbers",
        429 => {
            "Too many wrong attempts, or too many requests of the caller wait already; `Retry-After` tells when to try again"
        }
        500 => "A mistake of the server",
        503 => "The database cannot be used at the moment",
        507 => "The disk of the server is full; nothing was saved",
        _ => "Another answer",
    }
}

/// Every status that an endpoint may answer with.
pub fn statuses(endpoint: &Endpoint) -> Vec<u16> {
    // Whatever needs an exercise or a page may have to wait for its turn.
    let mut statuses = vec![200, 429, 500, 503];
    statuses.extend(endpoint.statuses);
    let reads_body = !matches!(endpoint.method, Method::GET);
    if reads_body {
        // A page of another site is refused whatever it asks for.
        statuses.extend([400, 403, 408, 413]);
    }
    if endpoint.access.needs_sign_in() {
        statuses.push(401);
    }
    if matches!(endpoint.access, Access::Teacher | Access::Admin) {
        statuses.push(403);
    }
    if endpoint.effect.writes() {
        statuses.push(507);
    }
    statuses.sort_unstable();
    statuses.dedup();
    statuses
}

/// The description of all public endpoints, made when it is first asked for.
pub(super) fn description(endpoints: &Arc<[Endpoint]>, error: ErrorSchema) -> Description {
    let endpoints = endpoints.clone();
    Description::new(Box::new(move || Documents {
        openapi: document(&endpoints, error).to_string(),
        endpoints: endpoints
            .iter()
            .filter(|endpoint| endpoint.is_public())
            .map(|endpoint| Described {
                method: endpoint.method.clone(),
                path: endpoint.path,
                who: endpoint.access.words(),
                doc: endpoint.doc,
                example: endpoint.example,
                statuses: statuses(endpoint),
            })
            .collect(),
    }))
}

/// The document of all public endpoints.
pub fn document(endpoints: &[Endpoint], error: ErrorSchema) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.inline_subschemas = true;
        settings.meta_schema = None;
    });
    let mut generator = settings.into_generator();
    let mut paths: Map<String, Value> = Map::new();
    for endpoint in endpoints.iter().filter(|endpoint| endpoint.is_public()) {
        let operation = operation(endpoint, &mut generator);
        let path = paths
            .entry(endpoint.path.to_owned())
            .or_insert_with(|| json!({}));
        path[endpoint.method.as_str().to_ascii_lowercase()] = operation;
    }
    let error = error(&mut generator);
    let mut schemas = generator.take_definitions(true);
    schemas.insert("Error".to_owned(), error.to_value());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "eqex",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "A classroom for randomised calculation exercises. Every POST takes a JSON object; a success without data has an empty body. Signing in gives a cookie, whose value may also be sent as `Authorization: Bearer …`.",
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"}
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": "jwt"}
            }
        }
    })
}

fn operation(endpoint: &Endpoint, generator: &mut SchemaGenerator) -> Value {
    let mut operation = json!({
        "operationId": id(endpoint),
        "tags": [tag(endpoint.path)],
        "summary": endpoint.doc,
        "description": format!("For {}.", endpoint.access.words()),
    });
    let parameters = parameters(endpoint);
    if !parameters.is_empty() {
        operation["parameters"] = Value::Array(parameters);
    }
    if let Some(schema) = (endpoint.request)(generator) {
        let mut media = json!({"schema": schema});
        if let Some(example) = endpoint.example {
            media["example"] = serde_json::from_str(example).unwrap_or(Value::Null);
        }
        // No body at all counts as `{}`.
        let required = media["schema"].get("required").is_some();
        operation["requestBody"] =
            json!({"content": {"application/json": media}, "required": required});
    }
    if endpoint.streams_in {
        operation["requestBody"] = json!({
            "required": true,
            "content": {"multipart/form-data": {"schema": {
                "type": "object",
                "properties": {"file": {"type": "string", "contentMediaType": "application/octet-stream"}},
                "required": ["file"]
            }}}
        });
    }
    let mut responses = Map::new();
    for status in statuses(endpoint) {
        responses.insert(status.to_string(), response(endpoint, status, generator));
    }
    operation["responses"] = Value::Object(responses);
    // Signing in is possible everywhere, and asked for where the access says so.
    operation["security"] = if endpoint.access.needs_sign_in() {
        json!([{"token": []}, {"cookie": []}])
    } else {
        json!([{}, {"token": []}, {"cookie": []}])
    };
    operation
}

fn response(endpoint: &Endpoint, status: u16, generator: &mut SchemaGenerator) -> Value {
    let mut response = json!({"description": reason(status)});
    match status {
        200 => {
            if let Some(kind) = endpoint.content_type {
                let kind = kind.split(';').next().unwrap_or(kind);
                let media = match (endpoint.response)(generator) {
                    Some(schema) => json!({"schema": schema}),
                    None => json!({}),
                };
                response["content"] = json!({kind: media});
            }
        }
        304 => {}
        _ => {
            response["content"] =
                json!({"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}});
            if status == 429 {
                response["headers"] = json!({"Retry-After": {
                    "description": "seconds", "schema": {"type": "integer", "minimum": 1}
                }});
            }
        }
    }
    response
}

fn parameters(endpoint: &Endpoint) -> Vec<Value> {
    let in_path = endpoint.path.split('/').filter_map(|segment| {
        let name = segment.strip_prefix('{')?.strip_suffix('}')?;
        let schema = match name {
            "subject" => json!({"type": "string", "pattern": "^_?[a-z0-9-]+$", "maxLength": 100}),
            _ => json!({"type": "string", "minLength": 1, "pattern": "^[^./\\\\\\u0000-\\u001f\\u007f-\\u009f][^/\\\\\\u0000-\\u001f\\u007f-\\u009f]*$", "maxLength": 60}),
        };
        Some(json!({"name": name, "in": "path", "required": true, "schema": schema}))
    });
    let in_query = endpoint.query.iter().map(|name| {
        json!({"name": name, "in": "query", "required": true, "schema": {"type": "integer", "minimum": 1, "maximum": i32::MAX}})
    });
    in_path.chain(in_query).collect()
}

/// `post_subject_exercise_add`
fn id(endpoint: &Endpoint) -> String {
    let words = endpoint.path.trim_start_matches("/api").split(['/', '-']);
    let words = words
        .map(|word| word.trim_matches(['{', '}']))
        .filter(|word| !word.is_empty());
    let mut id = endpoint.method.as_str().to_ascii_lowercase();
    for word in words {
        id.push('_');
        id.push_str(word);
    }
    id
}

/// The family that a path belongs to.
fn tag(path: &str) -> &str {
    path.trim_start_matches("/api")
        .split('/')
        .find(|word| !word.is_empty())
        .unwrap_or("server")
}
