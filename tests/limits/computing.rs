//! Computing: what one request may cost, whatever somebody has written.

use eqex_bank::variants;
use eqex_bank::variants::Worst;
use eqex_kernel::accounts::store as accounts;

use super::{FORM, JSON, SUE, text};
use crate::school::School;

/// An exercise of which one variant takes longer than a request may compute.
fn slow(condition: &str) -> String {
    let lines = "x=a^a^a^a^a^a^a^a^a^a^a^a\n".repeat(500);
    format!(
        "---\ntype: EqEx\nname: Slow\n---\na=[0;1] x=?\n---\nx=a\n{lines}require a > {condition}\n"
    )
}

#[test]
fn the_page_of_answers_shows_as_many_variants_as_may_be_computed() {
    let mut school = School::fixture();
    let content = serde_json::to_string(&slow("0.99")).unwrap();
    let exercise = r#""subject":"arith","exerciseId":"slow""#;
    school.must(
        "root",
        "subject/exercise/add",
        &format!(r#"{{{exercise},"content":{content}}}"#),
    );
    school.must(
        "root",
        "subject/hierarchy/set",
        r#"{"subject":"arith","hierarchy":[{"children":"double"},{"children":"slow"}]}"#,
    );
    for number in 1..=12 {
        school.must(
            "Sue",
            "subject/problem/submit",
            &format!(r#"{{{exercise},"practice":{number},"answer":{{"answers":[5]}}}}"#),
        );
    }
    let sue = {
        let reading = school.app.kernel.store.read().unwrap();
        let user = accounts::user_by_login(&reading.db().unwrap(), SUE).unwrap();
        user.unwrap().public_id
    };
    let path = format!("/class/2/session/answer?subject=arith&exercise=slow&user={sue}");
    let page = text(&school.ask("Tess", "GET", &path, &[], Vec::new()));
    let count = |what: &str| page.matches(what).count();
    let (shown, too_long) = (count(r#"class="text""#), count("would take too long"));
    // What the student has now comes first, and every answer stands there.
    assert!(shown >= 1 && too_long >= 1, "{shown} {too_long}");
    assert_eq!(shown + too_long, 13);
    assert_eq!(count(r#"class="bad""#), 12);
}

#[test]
fn a_search_and_the_page_of_what_it_found_have_one_budget() {
    let mut school = School::fixture();
    let content = slow("0.5");
    let exercise = eqex::Exercise::parse(content.as_bytes(), &eqex::Defaults::default()).unwrap();
    let budget = &mut eqex::Budget::signed_in();
    let alone = variants::worst(&exercise, Worst::Figures, budget);
    let sent = serde_json::to_string(&content).unwrap();
    let body = format!(r#"{{"content":{sent}}}"#);
    let form: String = content.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let form = format!("content={form}&do=worst").into_bytes();
    for (path, headers, body) in [
        ("/preview/worst", &JSON[..], body.into_bytes()),
        ("/write", &FORM[..], form),
    ] {
        let html = text(&school.ask("Tess", "POST", path, headers, body));
        let number = |before: &str| -> u32 {
            let (_, rest) = html.split_once(before).expect(before);
            let digits = rest.split(|sign: char| !sign.is_ascii_digit()).next();
            digits.unwrap().parse().unwrap()
        };
        let (searched, warned) = (number("is the worst of "), number("only "));
        assert!(html.contains(r#"class="text""#), "{html}");
        assert!(searched > 1 && warned > 1);
        // Alone each would come about as far as the search does alone.
        assert!(searched + warned < alone.tried * 3 / 2, "{path}: {html}");
    }
}
