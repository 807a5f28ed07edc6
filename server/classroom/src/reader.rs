//! Who reads a page, and how.

use eqex::View;

use crate::answered::Reader;
use crate::reading_view::view;
use crate::state::RequestContext;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;

/// For how long a choice of how pages look is kept, in seconds; choosing again begins it anew.
pub(crate) const YEAR: i64 = 31_536_000;

/// Who reads, and how.
pub(crate) fn frame(context: RequestContext<'_>) -> Frame {
    Frame::new(context.request, context.caller, &context.kernel.site)
}

/// How the reader of a page reads: in the language of the pages first.
pub(crate) fn page_view(context: RequestContext<'_>) -> View {
    view_in(context, frame(context).lang)
}

/// In that language first, and with a decimal comma where it has one.
pub(crate) fn view_in(context: RequestContext<'_>, lang: Lang) -> View {
    let view = view(context, Some(lang.code().to_owned()));
    View::new(view.langs, view.decimal_comma || lang == Lang::Polish)
}

/// How the reader reads and writes values and times.
pub(crate) fn reader(context: RequestContext<'_>) -> Reader<'_> {
    Reader {
        lang: frame(context).lang,
        view: page_view(context),
        zone: &context.state.kernel.environment.zone,
    }
}
