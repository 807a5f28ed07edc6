//! From method and path to the endpoint.

use std::collections::HashMap;
use std::sync::Arc;

use percent_encoding::percent_decode_str;

use crate::http::endpoint::Endpoint;
use crate::http::failure::Failure;
use crate::http::input::Method;

#[derive(Debug)]
pub(super) struct Router {
    endpoints: Arc<[Endpoint]>,
    /// Endpoints by path; most paths have no parameters and are found at once.
    plain: HashMap<&'static str, Vec<usize>>,
    /// Endpoints with parameters: the segments of their paths.
    patterns: Vec<(Vec<&'static str>, Vec<usize>)>,
}

/// The endpoint that a request means, with the parameters of its path.
#[derive(Clone, Debug)]
pub(super) struct Match {
    endpoint: usize,
    pub(super) parameters: Vec<String>,
}

impl Router {
    /// Two endpoints that claim the same method and path are a mistake of ours, told before anything is served.
    pub(super) fn new(endpoints: Vec<Endpoint>) -> Result<Router, String> {
        let mut router = Router {
            endpoints: endpoints.into(),
            plain: HashMap::new(),
            patterns: Vec::new(),
        };
        for (index, endpoint) in router.endpoints.iter().enumerate() {
            let same = if endpoint.path.contains('{') {
                let shape = |path: &'static str| {
                    path.split('/')
                        .map(|part| if part.starts_with('{') { "{}" } else { part })
                        .collect::<Vec<_>>()
                };
                let segments = shape(endpoint.path);
                match router
                    .patterns
                    .iter()
                    .position(|(known, _)| *known == segments)
                {
                    Some(at) => &mut router.patterns[at].1,
                    None => {
                        router.patterns.push((segments, Vec::new()));
                        let last = router.patterns.len() - 1;
                        &mut router.patterns[last].1
                    }
                }
            } else {
                router.plain.entry(endpoint.path).or_default()
            };
            if same
                .iter()
                .any(|other| router.endpoints[*other].method == endpoint.method)
            {
                return Err(format!("two endpoints claim {endpoint:?}"));
            }
            same.push(index);
        }
        Ok(router)
    }

    pub(super) fn endpoints(&self) -> &Arc<[Endpoint]> {
        &self.endpoints
    }

    /// The endpoint's place in the table.
    pub(super) fn index(&self, found: &Match) -> usize {
        found.endpoint
    }

    pub(super) fn endpoint(&self, found: &Match) -> &Endpoint {
        &self.endpoints[found.endpoint]
    }

    /// The pattern of a path, whatever the method.
    pub(super) fn pattern(&self, path: &str) -> Option<&'static str> {
        let (candidates, _) = self.candidates(without_slash(path))?;
        let first = candidates.first()?;
        Some(self.endpoints[*first].path)
    }

    /// Finds the endpoint of a path as sent, one trailing slash aside. `HEAD` goes where `GET` does.
    pub(super) fn find(&self, method: &Method, path: &str) -> Result<Match, Failure> {
        let (candidates, parameters) = self
            .candidates(without_slash(path))
            .ok_or_else(Failure::not_found)?;
        let wanted = if *method == Method::HEAD {
            &Method::GET
        } else {
            method
        };
        let endpoint = candidates
            .iter()
            .find(|index| self.endpoints[**index].method == *wanted);
        match endpoint {
            Some(endpoint) => Ok(Match {
                endpoint: *endpoint,
                parameters: decode(&parameters)?,
            }),
            None => Err(Failure::method_not_allowed(self.allow(candidates))),
        }
    }

    fn candidates<'p>(&self, path: &'p str) -> Option<(&[usize], Vec<&'p str>)> {
        if let Some(candidates) = self.plain.get(path) {
            return Some((candidates, Vec::new()));
        }
        let segments: Vec<&str> = path.split('/').collect();
        self.patterns.iter().find_map(|(pattern, candidates)| {
            let fits = pattern.len() == segments.len()
                && pattern
                    .iter()
                    .zip(&segments)
                    .all(|(part, segment)| *part == "{}" || part == segment);
            let parameters = || {
                pattern
                    .iter()
                    .zip(&segments)
                    .filter(|(part, _)| **part == "{}")
                    .map(|(_, segment)| *segment)
            };
            fits.then(|| (candidates.as_slice(), parameters().collect()))
        })
    }

    fn allow(&self, candidates: &[usize]) -> String {
        let mut methods: Vec<&str> = Vec::new();
        for index in candidates {
            methods.push(self.endpoints[*index].method.as_str());
            if self.endpoints[*index].method == Method::GET {
                methods.push("HEAD");
            }
        }
        methods.join(", ")
    }
}

fn without_slash(path: &str) -> &str {
    match path.strip_suffix('/') {
        Some("") | None => path,
        Some(shorter) => shorter,
    }
}

/// Each segment is decoded once, after the path is cut, so that `%2F` cannot make a segment.
fn decode(segments: &[&str]) -> Result<Vec<String>, Failure> {
    segments
        .iter()
        .map(|segment| match percent_decode_str(segment).decode_utf8() {
            Ok(text) => Ok(text.into_owned()),
            Err(_) => Err(Failure::bad_request("a segment of the path is not UTF-8")),
        })
        .collect()
}
