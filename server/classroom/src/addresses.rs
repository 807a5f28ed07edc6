//! Addresses of subjects and their exercises. Names in them need no escaping: they are small letters, digits, `-` and `_`.

/// The page of an exercise.
pub fn exercise(subject: &str, id: &str) -> String {
    format!("/s/{subject}/{id}")
}

/// The page of a subject.
pub fn subject(name: &str) -> String {
    format!("/s/{name}")
}
