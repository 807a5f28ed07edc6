//! What a talk cannot tell: members of a class whose own numbers have no values, which chance finds seldom.

use eqex_bank::store as bank;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::http::output::Output;
use serde_json::{Value, json};

use crate::school::{self, School};

/// One of 250 seeds has no value.
const SELDOM: &str = "---\ntype: EqEx\nname: Seldom\n---\na=[1;250;1] y=?\n---\ny=sqrt(a-1.5)\n";

fn ask(school: &mut School, who: &str, path: &str, body: &Value) -> Output {
    let body = body.to_string().into_bytes();
    school.ask(who, "POST", &format!("/api/{path}"), &[], body)
}

fn told(output: &Output) -> Value {
    assert_eq!(output.status, 200, "{output:?}");
    serde_json::from_slice(&school::bytes(output)).unwrap()
}

fn number(text: &str) -> f64 {
    let rest = text.split_once("a= ").unwrap().1;
    rest.split(|sign: char| !sign.is_ascii_digit())
        .next()
        .unwrap()
        .parse()
        .unwrap()
}

struct Seldom {
    school: School,
    exercise: Value,
    users: Vec<(&'static str, Id)>,
    /// The number of the exercise.
    id: Id,
}

impl Seldom {
    fn new() -> Seldom {
        let mut school = School::fixture();
        let exercise = json!({"subject": "arith", "exerciseId": "seldom"});
        school.must(
            "root",
            "subject/exercise/add",
            &json!({"subject": "arith", "exerciseId": "seldom", "content": SELDOM}).to_string(),
        );
        let tree =
            r#"{"subject":"arith","hierarchy":[{"children":"double"},{"children":"seldom"}]}"#;
        school.must("root", "subject/hierarchy/set", tree);
        let reading = school.app.kernel.store.read().unwrap();
        let db = reading.db().unwrap();
        let subject = bank::subject(&db, "arith").unwrap().unwrap();
        let id = bank::exercise(&db, subject.id, "seldom")
            .unwrap()
            .unwrap()
            .id;
        let user = |login: &str| accounts::user_by_login(&db, login).unwrap().unwrap().id;
        let users = vec![
            ("Sue", user("sue@school.example")),
            ("Sam", user("sam@school.example")),
        ];
        drop(reading);
        Seldom {
            school,
            exercise,
            users,
            id,
        }
    }

    fn kept(&self, user: Id) -> Option<i32> {
        let reading = self.school.app.kernel.store.read().unwrap();
        let found = eqex_classroom::class_session::store::session_of(
            &reading.db().unwrap(),
            user,
            2,
            self.id,
        )
        .unwrap();
        found.unwrap().1
    }

    /// Sessions begin anew until a member has been given another seed than their own: who, and their number in the class.
    fn moved(&mut self, on_page: bool) -> (&'static str, Id) {
        for _ in 0..500 {
            if on_page {
                let form = [("content-type", "application/x-www-form-urlencoded")];
                let body = b"start=anew&exercise=arith%2Fseldom".to_vec();
                let answer = self
                    .school
                    .ask("Tess", "POST", "/class/2/session/add", &form, body);
                assert_eq!(answer.status, 303);
            } else {
                self.school.must("Tess", "session/reset", r#"{"teamId":2}"#);
                self.school.must(
                    "Tess",
                    "session/add",
                    r#"{"teamId":2,"subject":"arith","exerciseId":"seldom"}"#,
                );
            }
            let users = self.users.clone();
            for (who, user) in users {
                let rendered = ask(
                    &mut self.school,
                    who,
                    "subject/problem/render",
                    &self.exercise,
                );
                let shown = told(&rendered);
                assert!(number(shown["problem"]["main"].as_str().unwrap()) > 1.0);
                assert!(shown.get("seed").is_none(), "students are not told seeds");
                if self.kept(user).is_some() {
                    return (who, user);
                }
            }
        }
        panic!("two hundred and fifty numbers, and never that one");
    }
}

#[test]
fn a_member_without_values_has_the_next_everywhere() {
    for on_page in [false, true] {
        let mut seldom = Seldom::new();
        let (who, user) = seldom.moved(on_page);
        let kept = seldom.kept(user).unwrap();
        let exercise = seldom.exercise.clone();
        let school = &mut seldom.school;
        // The numbers that were shown are those that are judged, on the page too, and the log has their seed.
        let shown = told(&ask(school, who, "subject/problem/render", &exercise));
        let chosen = json!({"subject": "arith", "exerciseId": "seldom", "seed": kept});
        let same = told(&ask(school, "Tess", "subject/problem/render", &chosen));
        assert_eq!(shown["problem"], same["problem"]);
        let mut right = exercise.clone();
        right["answer"] = json!({"answers": same["correctAnswer"]["answers"]});
        let judged = told(&ask(school, who, "subject/problem/submit", &right));
        assert_eq!(judged, json!({"info": [true]}));
        let page = school.ask(who, "GET", "/session/arith/seldom", &[], Vec::new());
        assert_eq!(page.status, 200);
        let status = told(&ask(
            school,
            "Tess",
            "session/status",
            &json!({"teamId": 2}),
        ));
        assert!(status["report"].to_string().contains('☑'), "{status}");
        let reading = school.app.kernel.store.read().unwrap();
        let logged = bank::answers_of(&reading.db().unwrap(), user, 1).unwrap();
        assert_eq!(logged[0].submission.seed, kept);
        drop(reading);
        // Another text that has a value for the member's own seed changes nothing of the seed.
        let text = SELDOM.replace("a-1.5", "a");
        let content = json!({"subject": "arith", "exerciseId": "seldom", "content": text});
        school.must("root", "subject/exercise/update", &content.to_string());
        let again = told(&ask(school, who, "subject/problem/render", &exercise));
        assert_eq!(shown["problem"]["main"], again["problem"]["main"]);
        // Out of the session they have their own again.
        let out = r#"{"teamId":2,"subject":"arith","exerciseId":"seldom"}"#;
        school.must("Tess", "session/delete", out);
        school.must("Tess", "session/add", out);
        assert_eq!(seldom.kept(user), None);
    }
}

#[test]
fn who_comes_later_has_the_next_too_and_keeps_it_with_the_first_answer() {
    let mut seldom = Seldom::new();
    let (who, user) = seldom.moved(false);
    let kept = seldom.kept(user).unwrap();
    let exercise = seldom.exercise.clone();
    // As if they had joined behind the addition: the session has kept nothing for them.
    let id = seldom.id;
    let app = seldom.school.app.clone();
    app.kernel
        .store
        .write_now(move |db| {
            eqex_classroom::sessions::store::remove_session_exercise(db, 2, id)?;
            eqex_classroom::sessions::store::add_session_exercise(db, 2, id)
        })
        .unwrap();
    assert_eq!(seldom.kept(user), None);
    let school = &mut seldom.school;
    let shown = told(&ask(school, who, "subject/problem/render", &exercise));
    let chosen = json!({"subject": "arith", "exerciseId": "seldom", "seed": kept});
    let same = told(&ask(school, "Tess", "subject/problem/render", &chosen));
    assert_eq!(shown["problem"], same["problem"]);
    let mut wrong = exercise.clone();
    wrong["answer"] = json!({"answers": [-1]});
    let judged = told(&ask(school, who, "subject/problem/submit", &wrong));
    assert_eq!(judged, json!({"info": [false]}));
    assert_eq!(seldom.kept(user), Some(kept));
}
