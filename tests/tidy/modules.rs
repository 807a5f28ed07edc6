//! Which module uses which, read from the sources as the compiler reads them: `mod` items, `use` trees, and paths in code and in macros.
//!
//! A module uses another where it names something that is defined there, however the name reached it: what a module only passes on
//! (`pub use`) it does not use, and whoever imports it from there uses where it comes from. Code for tests does not count.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Item, UseTree, Visibility};

/// The number of a module in [`Modules`].
type Number = usize;

/// What a name stands for in a module.
#[derive(Clone, Debug)]
enum Name {
    Module(Number),
    /// Something that is defined in the module itself.
    Item,
    /// Imported by these segments, read in the module.
    Import(Vec<String>),
}

#[derive(Debug)]
struct Module {
    /// With the name of its crate in front: `eqex_kernel::http::router`.
    path: String,
    parent: Option<Number>,
    root: Number,
    names: BTreeMap<String, Name>,
    /// Paths of which everything is imported.
    globs: Vec<Vec<String>>,
    /// Paths that stand in it, import or code, with whether it only passes them on.
    mentions: BTreeSet<(Vec<String>, bool)>,
}

/// All modules of some crates.
#[derive(Debug, Default)]
pub(super) struct Modules {
    all: Vec<Module>,
    crates: BTreeMap<String, Number>,
}

/// The names that one module takes from another.
pub(super) type Uses = BTreeMap<(String, String), BTreeSet<String>>;

/// Imports that lead to one another are followed no further than this.
const DEEPEST: usize = 16;

impl Modules {
    /// Reads a crate by the file that it begins with.
    pub(super) fn read(&mut self, name: &str, root: &Path) {
        let number = self.add(name.to_owned(), None);
        self.crates.insert(name.to_owned(), number);
        let folder = root.parent().unwrap().to_owned();
        self.read_file(number, root, &folder);
    }

    fn add(&mut self, path: String, parent: Option<Number>) -> Number {
        let number = self.all.len();
        self.all.push(Module {
            path,
            parent,
            root: parent.map_or(number, |parent| self.all[parent].root),
            names: BTreeMap::new(),
            globs: Vec::new(),
            mentions: BTreeSet::new(),
        });
        number
    }

    /// `folder` is where the modules lie that the file declares.
    fn read_file(&mut self, number: Number, file: &Path, folder: &Path) {
        let text =
            fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let parsed =
            syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        self.read_items(number, parsed.items, folder);
    }

    fn read_items(&mut self, number: Number, items: Vec<Item>, folder: &Path) {
        for item in items {
            if is_for_tests(attributes(&item)) {
                continue;
            }
            match item {
                Item::Mod(module) => self.read_module(number, module, folder),
                Item::Use(import) => {
                    let passes_on = !matches!(import.vis, Visibility::Inherited);
                    let mut paths = Vec::new();
                    flatten(&import.tree, &mut Vec::new(), &mut paths);
                    for (path, name) in paths {
                        self.import(number, path, name, passes_on);
                    }
                }
                item => {
                    if let Some(name) = defined(&item) {
                        self.all[number].names.insert(name, Name::Item);
                    }
                    mentions(item.to_token_stream(), &mut self.all[number].mentions);
                }
            }
        }
    }

    fn read_module(&mut self, parent: Number, module: syn::ItemMod, folder: &Path) {
        let name = module.ident.to_string();
        let number = self.add(format!("{}::{name}", self.all[parent].path), Some(parent));
        self.all[parent]
            .names
            .insert(name.clone(), Name::Module(number));
        let own = folder.join(&name);
        match module.content {
            Some((_, items)) => self.read_items(number, items, &own),
            None => self.read_file(number, &file_of(folder, &name), &own),
        }
    }

    fn import(&mut self, number: Number, path: Vec<String>, name: Option<String>, passes_on: bool) {
        let module = &mut self.all[number];
        match name {
            Some(name) => {
                // A macro or a function may share its name with a module that is declared here.
                module
                    .names
                    .entry(name)
                    .or_insert_with(|| Name::Import(path.clone()));
            }
            None => module.globs.push(path.clone()),
        }
        module.mentions.insert((path, passes_on));
    }

    /// Who uses what of whom, by paths.
    pub(super) fn uses(&self) -> Uses {
        let mut uses = Uses::new();
        for (number, module) in self.all.iter().enumerate() {
            for (path, passes_on) in &module.mentions {
                let Some((target, Some(name))) = self.resolve(number, path, 0) else {
                    continue;
                };
                if target != number && !passes_on {
                    let between = (module.path.clone(), self.all[target].path.clone());
                    uses.entry(between).or_default().insert(name);
                }
            }
        }
        uses
    }

    /// The module where a path leads to, and the name of what is meant there; no name where the module itself is.
    fn resolve(
        &self,
        at: Number,
        path: &[String],
        depth: usize,
    ) -> Option<(Number, Option<String>)> {
        if depth > DEEPEST {
            return None;
        }
        let (first, rest) = path.split_first()?;
        let module = &self.all[at];
        let begin = match first.as_str() {
            "crate" => Some(module.root),
            "self" => Some(at),
            "super" => module.parent,
            _ => None,
        };
        if let Some(begin) = begin {
            return self.follow(begin, rest, depth);
        }
        if module.names.contains_key(first) || self.in_globs(at, first, depth).is_some() {
            return self.follow(at, path, depth);
        }
        let root = self.crates.get(first)?;
        self.follow(*root, rest, depth)
    }

    /// What a path means that begins in a module.
    fn follow(
        &self,
        at: Number,
        path: &[String],
        depth: usize,
    ) -> Option<(Number, Option<String>)> {
        let Some((first, rest)) = path.split_first() else {
            return Some((at, None));
        };
        if first == "super" {
            return self.follow(self.all[at].parent?, rest, depth);
        }
        match self.all[at].names.get(first) {
            Some(Name::Module(child)) => self.follow(*child, rest, depth),
            Some(Name::Item) => Some((at, Some(first.clone()))),
            Some(Name::Import(import)) => {
                let whole: Vec<String> = import.iter().chain(rest).cloned().collect();
                // An import of itself, as of a crate of the same name, is the crate's.
                match import.first() == Some(first) && import.len() == 1 {
                    true => self.follow(*self.crates.get(first)?, rest, depth + 1),
                    false => self.resolve(at, &whole, depth + 1),
                }
            }
            None => match self.in_globs(at, first, depth) {
                Some(module) => self.follow(module, path, depth + 1),
                None => Some((at, Some(first.clone()))),
            },
        }
    }

    /// The module whose names are all imported and that has this one.
    fn in_globs(&self, at: Number, name: &str, depth: usize) -> Option<Number> {
        self.all[at].globs.iter().find_map(|glob| {
            let (module, rest) = self.resolve(at, glob, depth + 1)?;
            (rest.is_none() && module != at && self.all[module].names.contains_key(name))
                .then_some(module)
        })
    }
}

/// The groups of modules that use one another in a circle, each with what ties it.
pub(super) fn circles(uses: &Uses) -> Vec<Uses> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in uses.keys() {
        next.entry(from).or_default().push(to);
        next.entry(to).or_default();
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = next
        .keys()
        .map(|module| (*module, reachable(&next, module)))
        .collect();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for module in next.keys() {
        let circle: BTreeSet<&str> = reached[module]
            .iter()
            .copied()
            .filter(|other| reached[other].contains(module))
            .collect();
        if circle.is_empty() || !seen.insert(circle.clone()) {
            continue;
        }
        let within = |(from, to): &(String, String)| {
            circle.contains(from.as_str()) && circle.contains(to.as_str())
        };
        let ties = uses.iter().filter(|(between, _)| within(between));
        found.push(
            ties.map(|(between, names)| (between.clone(), names.clone()))
                .collect(),
        );
    }
    found
}

/// What is used by a module, and by what it uses, and so on.
fn reachable<'a>(next: &BTreeMap<&'a str, Vec<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut ahead: Vec<&str> = next[from].clone();
    while let Some(module) = ahead.pop() {
        if reached.insert(module) {
            ahead.extend(&next[module]);
        }
    }
    reached
}

fn file_of(folder: &Path, name: &str) -> PathBuf {
    let beside = folder.join(format!("{name}.rs"));
    match beside.exists() {
        true => beside,
        false => folder.join(name).join("mod.rs"),
    }
}

/// The paths of a `use` tree with the names that they get; no name for all of a module.
fn flatten(tree: &UseTree, before: &mut Vec<String>, out: &mut Vec<(Vec<String>, Option<String>)>) {
    let with = |last: String, before: &[String]| {
        let mut path = before.to_vec();
        path.push(last);
        path
    };
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, out);
            before.pop();
        }
        UseTree::Name(name) if name.ident == "self" => {
            out.push((before.clone(), before.last().cloned()));
        }
        UseTree::Name(name) => {
            out.push((
                with(name.ident.to_string(), before),
                Some(name.ident.to_string()),
            ));
        }
        UseTree::Rename(rename) if rename.ident == "self" => {
            out.push((before.clone(), Some(rename.rename.to_string())));
        }
        UseTree::Rename(rename) => {
            out.push((
                with(rename.ident.to_string(), before),
                Some(rename.rename.to_string()),
            ));
        }
        UseTree::Glob(_) => out.push((before.clone(), None)),
        UseTree::Group(group) => {
            for tree in &group.items {
                flatten(tree, before, out);
            }
        }
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The name that an item defines in its module.
fn defined(item: &Item) -> Option<String> {
    Some(match item {
        Item::Const(item) => item.ident.to_string(),
        Item::Enum(item) => item.ident.to_string(),
        Item::Fn(item) => item.sig.ident.to_string(),
        Item::Macro(item) => item.ident.as_ref()?.to_string(),
        Item::Static(item) => item.ident.to_string(),
        Item::Struct(item) => item.ident.to_string(),
        Item::Trait(item) => item.ident.to_string(),
        Item::Type(item) => item.ident.to_string(),
        _ => return None,
    })
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Ident>()
                .is_ok_and(|what| what == "test")
    })
}

/// The paths of at least two segments that stand in code, macros included, but for what is for tests alone.
fn mentions(tokens: TokenStream, out: &mut BTreeSet<(Vec<String>, bool)>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut path: Vec<String> = Vec::new();
    // Colons since the last segment.
    let mut colons = 0;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(word) => {
                if colons != 2 {
                    end(&mut path, out);
                }
                path.push(word.to_string());
                colons = 0;
            }
            TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                end(&mut path, out);
                colons = 0;
                let for_tests = tokens
                    .peek()
                    .is_some_and(|next| next.to_string().replace(' ', "") == "[cfg(test)]");
                if for_tests {
                    // Up to the body of what follows, or its end.
                    for token in tokens.by_ref() {
                        match token {
                            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                                break;
                            }
                            TokenTree::Punct(sign) if matches!(sign.as_char(), ';' | ',') => break,
                            _ => {}
                        }
                    }
                }
            }
            TokenTree::Group(group) => {
                end(&mut path, out);
                colons = 0;
                mentions(group.stream(), out);
            }
            _ => {
                end(&mut path, out);
                colons = 0;
            }
        }
    }
    end(&mut path, out);
}

fn end(path: &mut Vec<String>, out: &mut BTreeSet<(Vec<String>, bool)>) {
    let path = std::mem::take(path);
    if path.len() > 1 {
        out.insert((path, false));
    }
}
