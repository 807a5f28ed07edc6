//! The form of the editor: what was typed, how a variant of it is shown, and which button was pressed.

use crate::editor::view::Query;
use crate::reader::page_view;
use crate::state::RequestContext;
use eqex_bank::content::AlternativeTexts;
use eqex_bank::variants::Worst;
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::input::Fields;
use eqex_kernel::whole::Int32;

/// What the form's buttons ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Action {
    #[default]
    Show,
    Previous,
    Next,
    Random,
    Worst,
    Table,
    Save,
    /// Over the revision of that number, which one has seen.
    Over(i64),
}

impl Action {
    /// Searching many variants costs more than visitors get.
    fn admitted(self, context: RequestContext<'_>) -> Action {
        match self {
            Action::Worst | Action::Table if context.caller.user().is_none() => Action::Show,
            other => other,
        }
    }

    fn of_code(code: &str) -> Action {
        match code {
            "previous" => Action::Previous,
            "next" => Action::Next,
            "random" => Action::Random,
            "worst" => Action::Worst,
            "table" => Action::Table,
            "save" => Action::Save,
            other => {
                let number = other.strip_prefix("over-").and_then(|n| n.parse().ok());
                number.map_or(Action::Show, Action::Over)
            }
        }
    }
}

/// The editor's form.
#[derive(Clone, Debug, Default)]
pub(crate) struct EditorForm {
    pub(crate) content: String,
    pub(crate) query: Query,
    pub(crate) action: Action,
    /// That the form chose, where it lets choose one.
    pub(crate) subject: String,
    pub(crate) id: String,
    pub(crate) base: i64,
}

impl EditorForm {
    /// Before anything was sent: what the address says, and how the reader reads.
    pub(crate) fn first(context: RequestContext<'_>) -> EditorForm {
        let fields = context.request.fields();
        let mut form = EditorForm::of(context, &fields);
        form.query.view.decimal_comma |= page_view(context).decimal_comma;
        form.content = String::new();
        form.action = Action::Show;
        form
    }

    pub(crate) fn read(context: RequestContext<'_>) -> Result<EditorForm, Failure> {
        Ok(EditorForm::of(context, &context.request.form()?))
    }

    fn of(context: RequestContext<'_>, fields: &Fields) -> EditorForm {
        let number = |name| fields.get(name).and_then(|number| number.parse().ok());
        EditorForm {
            content: fields.text("content").to_owned(),
            query: query(
                context,
                number("seed").and_then(Int32::new).map_or(0, |seed| seed.0),
                fields.get("comma") == Some("1"),
                fields.text("lang"),
                fields.text("worst"),
            ),
            action: Action::of_code(fields.text("do")).admitted(context),
            subject: fields.text("subject").to_owned(),
            id: fields.text("id").trim().to_owned(),
            base: number("base").unwrap_or(0),
        }
    }
}

pub(crate) fn query(
    context: RequestContext<'_>,
    seed: i32,
    comma: bool,
    lang: &str,
    worst: &str,
) -> Query {
    let mut view = page_view(context);
    view.decimal_comma = comma;
    if !lang.is_empty() {
        view.langs.insert(0, lang.to_owned());
    }
    Query {
        seed,
        view,
        worst: Worst::of_code(worst).unwrap_or_default(),
        subject: None,
        alternatives: AlternativeTexts::new(),
    }
}
