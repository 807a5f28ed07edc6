//! Scenario files: what is wrong in one is told with its file and line, and all that stand in the folder are read.

use std::path::Path;

use eqex_tests::scenario::{self, Scenario};
use eqex_tests::text_files;

const HEAD: &str = "---\nschool: classes\n---\n# T\n\n";

fn read(text: &str) -> Result<Vec<Scenario>, String> {
    let path = scenario::folder().join("family/name.md");
    scenario::read(&path, "family/name", text).map_err(|fault| fault.to_string())
}

/// What is wrong in a block, behind a head of five lines and the line that opens the block.
fn fault_of(block: &str) -> String {
    read(&format!("{HEAD}```http\n{block}\n```\n")).unwrap_err()
}

#[test]
fn faults_are_told_with_file_and_line() {
    let at =
        |line: usize, message: &str| format!("tests/scenarios/family/name.md:{line}: {message}");
    let block = |block: &str| fault_of(block);
    let missing =
        "a scenario begins with a head: `---`, `school: classes` or `school: content`, `---`";
    for (told, wanted) in [
        (read("# T\n").unwrap_err(), at(1, missing)),
        (read("---\n---\n").unwrap_err(), at(2, missing)),
        (read("---\nschool: classes\n").unwrap_err(), at(1, missing)),
        (
            read("---\nschool: other\n---\n").unwrap_err(),
            at(2, "there is no school `other`"),
        ),
        (
            read("---\nschool: content\n---\n").unwrap_err(),
            at(2, "there is no folder `content` beside this file"),
        ),
        (
            read("---\nschool: classes\nsections: none\n---\n").unwrap_err(),
            at(3, "`sections: none` is nothing that a head has"),
        ),
        (
            read(HEAD).unwrap_err(),
            at(1, "there is no request in this file"),
        ),
        (
            read(&format!("{HEAD}```request\nGET /\n```\n")).unwrap_err(),
            at(
                6,
                "there is no block `request`: requests stand in blocks `http`",
            ),
        ),
        (
            read(&format!("{HEAD}```http\nanon: GET /\n200\n")).unwrap_err(),
            at(6, "this block is not closed"),
        ),
        (
            read(&format!(
                "{HEAD}## A\n\n```http\nanon: GET /\n200\n```\n\n## B\n"
            ))
            .unwrap_err(),
            at(13, "a section without a request"),
        ),
        (block("anon: GET /"), at(7, "a request without a response")),
        (
            block("anon: GET /\nSue: GET /\n200"),
            at(7, "a request without a response"),
        ),
        (
            block("anon: GET /\n200\n200"),
            at(
                9,
                "`200` is neither a request, `Who: METHOD /path`, nor what follows one",
            ),
        ),
        (
            block("Sue: session/list\n200"),
            at(
                7,
                "`Sue: session/list` is neither a request, `Who: METHOD /path`, nor what follows one",
            ),
        ),
        (
            block("anon: GET /\n200 …\n< x"),
            at(
                9,
                "lines `<` tell a whole response: `exactly` stands behind its status",
            ),
        ),
        (
            block("anon: POST / a=1\n> b=2\n200"),
            at(8, "there is a body already, behind the path"),
        ),
        (
            block("anon: PUT / @files three\n200"),
            at(7, "`three` is no form of files"),
        ),
        (
            block("wait 90\nanon: GET /\n200"),
            at(7, "`wait 90` is no time: `wait 90 seconds`"),
        ),
        (
            block("anon: GET /\n200 …\n\n+ hsa x"),
            at(10, "`hsa` is no check"),
        ),
        (
            block("anon: GET /\n200 …\n+ keep SUE"),
            at(
                9,
                "`SUE` cannot be kept: a name has capital letters, and has no other meaning",
            ),
        ),
    ] {
        assert_eq!(told, wanted);
    }
    let independent = HEAD.replace("classes", "classes\nsections: independent");
    let section = |heading: &str| format!("## {heading}\n\n```http\nanon: GET /\n200\n```\n\n");
    let told = read(&format!("{independent}{}{}", section("A"), section("A"))).unwrap_err();
    assert_eq!(told, at(14, "there is a section of this heading"));
    let told = read(&format!("{independent}```http\nanon: GET /\n200\n```\n")).unwrap_err();
    let message = "a request stands in front of the first section, and sections are independent";
    assert_eq!(told, at(1, message));
}

#[test]
fn a_file_or_each_of_its_sections_is_a_scenario() {
    let sections = "## One\n\n```http\nanon: GET /\n200 …\n```\n\n## Two\n\n```http\nanon: GET /\n200 …\n```\n";
    let whole = read(&format!("{HEAD}{sections}")).unwrap();
    let names: Vec<&str> = whole.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["family/name"]);
    assert_eq!(whole[0].requests(), 2);
    for (word, exactly, is_named) in [
        ("ly/na", false, true),
        ("name: Two", false, true),
        ("ly/na", true, false),
        ("family/name", true, true),
        ("family/name: One", true, true),
        ("other", false, false),
    ] {
        assert_eq!(whole[0].is_named(word, exactly), is_named, "{word}");
    }
    let independent = HEAD.replace("classes", "classes\nsections: independent");
    let each = read(&format!("{independent}{sections}")).unwrap();
    let names: Vec<&str> = each.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["family/name: One", "family/name: Two"]);
    assert!(each[1].is_named("Two", false) && !each[0].is_named("Two", false));
}

#[test]
fn what_the_server_answers_otherwise_is_told_with_file_and_line() {
    let text = "```http\nanon: GET /api/health/live\n200 {\"status\":\"bad\"}\nanon: GET /api/health/live\n200 …\n+ has ok\n+ lacks ok\n\
        anon: POST /api/user/info {\"userId\":\"$ZOE\"}\n401\nanon: GET /api/health/live\n200 exactly\n< {}\n```\n";
    let scenarios = read(&format!("{HEAD}{text}")).unwrap();
    let outcome = scenarios[0].run();
    let told: Vec<String> = outcome.faults.iter().map(ToString::to_string).collect();
    let lines =
        [8, 12, 14, 16].map(|line| format!("tests/scenarios/family/name.md:{line}: anon: "));
    assert_eq!(
        told.len(),
        if text_files::bless() { 3 } else { 4 },
        "{told:?}"
    );
    for (told, line) in told.iter().zip(lines) {
        assert!(told.starts_with(&line), "{told}");
    }
    assert!(told[2].contains("$ZOE stands for nothing here"), "{told:?}");
}

#[test]
fn the_example_of_the_readme_is_a_scenario() {
    let readme = std::fs::read_to_string(scenario::folder().with_file_name("README.md")).unwrap();
    let mut blocks = text_files::blocks(&readme).into_iter();
    let example = blocks.find(|block| block.text.starts_with("---\nschool: "));
    let scenarios = read(&example.unwrap().text).unwrap();
    let outcome = scenarios[0].run();
    let told: Vec<String> = outcome.faults.iter().map(ToString::to_string).collect();
    assert!(told.is_empty() && scenarios[0].requests() == 4, "{told:?}");
}

#[test]
fn every_file_of_the_folder_is_read() {
    let all = scenario::all(&scenario::folder());
    let (mut families, mut requests) = (std::collections::BTreeSet::new(), 0);
    for scenario in all {
        let scenario = scenario.map_err(|(_, fault)| fault.to_string()).unwrap();
        let family = Path::new(&scenario.name).iter().next().unwrap();
        families.insert(family.to_owned());
        requests += scenario.requests();
    }
    assert!(requests >= 1000, "only {requests} requests were found");
    for entry in std::fs::read_dir(scenario::folder()).unwrap() {
        let name = entry.unwrap().file_name();
        assert!(families.contains(&name), "{name:?} holds no scenario");
    }
}
