//! Choosing exercises for a session.

use maud::{Markup, html};

use crate::board::rules::choice::ExerciseChoice;
use crate::board::view as board_view;
use crate::home::rules::leaves;
use crate::texts::Say;
use eqex_bank::hierarchy::{ShownExercise, ShownNode};
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;

/// The whole page; `search` is what is looked for.
pub fn page(frame: &Frame, choice: &ExerciseChoice, search: &str) -> String {
    let lang = frame.lang;
    let team = &choice.team;
    let title = lang.name_in("choice-title", &team.name);
    let running = choice.running;
    let main = html! {
        p.path {
            a href="/classes" { (lang.say("classes")) } " / "
            a href=(format!("/class/{}", team.id)) { (team.name) } " / "
            a href=(board_view::address(team.id, "")) { (lang.say("session")) }
        }
        h1 { (title) }
        // One form, so that a search keeps what is ticked. Its button stands first, which is where Enter leads.
        form #choice method="post" action=(board_view::address(team.id, "/add")) {
            div.search role="search" {
                label.hidden for="q" { (lang.say("choice-search")) }
                input #q name="q" type="search" value=(search) placeholder=(lang.say("choice-search")) maxlength="200" autocomplete="off";
                button type="submit" formmethod="get" formaction=(board_view::address(team.id, "/choose")) { (lang.say("search-do")) }
            }
            @if !choice.aside.is_empty() {
                fieldset {
                    legend { (lang.say("choice-aside")) }
                    ul.tree { @for (path, name) in &choice.aside {
                        li { label.check.choice { input type="checkbox" name="exercise" value=(path) checked; " " (name) " " span.quiet { (path) } } }
                    } }
                }
            }
            @if choice.subjects.is_empty() {
                p.empty {
                    @if search.is_empty() { (lang.say("choice-nothing")) } @else {
                        (lang.say("found-none")) " "
                        a href=(everything(choice)) { (lang.say("choice-all")) }
                    }
                }
            }
            @if !choice.subjects.is_empty() || !choice.aside.is_empty() {
                @for (subject, nodes) in &choice.subjects {
                    details.subject open[!search.is_empty() || choice.subjects.len() == 1] {
                        summary {
                            span.title { (subject) }
                            span.quiet { (lang.count("exercise-count", leaves(nodes).len())) }
                        }
                        (tree(lang, choice, subject, nodes))
                    }
                }
                div.bar.choice-do {
                    @if running {
                        button.main type="submit" name="start" value="continue" { (lang.say("choice-add")) }
                        // Asked once more, with or without a script: what runs is over then.
                        details.confirm {
                            summary.button { (lang.say("choice-anew")) }
                            div.card {
                                p { (lang.say("choice-anew-why")) }
                                label.check { input type="checkbox" name="save" value="1" checked; " " (lang.say("choice-save")) }
                                p { button.main type="submit" name="start" value="anew" { (lang.say("choice-anew-really")) } }
                            }
                        }
                    } @else {
                        button.main type="submit" name="start" value="begin" { (lang.say("choice-start")) }
                        @if choice.finished {
                            label.check { input type="checkbox" name="save" value="1" checked; " " (lang.say("choice-save")) }
                        }
                    }
                    p.help { @if running { (lang.say("choice-help")) } @else { (lang.say("choice-start-help")) } }
                }
            }
        }
    };
    frame.document(&title, &["choice.js"], &main)
}

/// The page without a search.
fn everything(choice: &ExerciseChoice) -> String {
    let ticked = choice.ticked.iter().map(|path| ("exercise", path));
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(ticked)
        .finish();
    board_view::address(choice.team.id, &format!("/choose?{query}"))
}

fn tree(lang: Lang, choice: &ExerciseChoice, subject: &str, nodes: &[ShownNode]) -> Markup {
    html! {
        ul.tree {
            @for node in nodes {
                @match node {
                    ShownNode::Section { name, children } if !leaves(children).is_empty() => li {
                        span.section { @if name.is_empty() { (lang.say("unlisted")) } @else { (name) } }
                        (tree(lang, choice, subject, children))
                    },
                    ShownNode::Section { .. } => {}
                    ShownNode::Leaf(leaf) => li { (line(lang, choice, subject, leaf)) },
                }
            }
        }
    }
}

fn line(lang: Lang, choice: &ExerciseChoice, subject: &str, leaf: &ShownExercise) -> Markup {
    let path = format!("{subject}/{}", leaf.id);
    let chosen = choice.chosen.contains(&path);
    html! {
        label.check.choice {
            input type="checkbox" name="exercise" value=(path) checked[choice.ticked.contains(&path)] disabled[chosen && !choice.finished];
            " " (leaf.name)
            @if chosen { " " span.quiet { (lang.say("choice-there")) } }
        }
        " " a.quiet.choice-look href=(crate::addresses::exercise(subject, &leaf.id)) { (lang.say("choice-look")) span.unseen { ": " (leaf.name) } }
    }
}
