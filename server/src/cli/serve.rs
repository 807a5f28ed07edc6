//! `eqex serve`: the server, until it is told to end.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use eqex::Defaults;
use tokio::net::TcpListener;

use super::{Failure, print};
use crate::app::{App, Settings};
use crate::content::Content;
use crate::http::{Limits, Service, serve};
use crate::{api, snippet};

/// The shipped bank, where the current folder has none.
const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../exercises");

/// Serve the subjects of a content folder, and a page that previews an exercise as you type
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex serve --demo\n  eqex serve --exercises my-school/ --listen 127.0.0.1:9000\n  curl http://127.0.0.1:8080/api/subject/list\n\nThe content folder has a folder per subject, with index.yml, exercises `<id>.md` or `<id>.txt`, and images in static/.\nThe URL is printed when the server is ready. SIGTERM and Ctrl-C end it after what is in flight."
)]
pub(super) struct Arguments {
    /// Address and port; port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The content folder
    #[arg(long, value_name = "DIR", default_value = "exercises")]
    exercises: PathBuf,
    /// Serve the shipped exercises
    #[arg(long, conflicts_with = "exercises")]
    demo: bool,
    /// Language of texts whose header names none
    #[arg(long, value_name = "L", default_value = "en")]
    lang: String,
    /// Write numbers with a decimal comma
    #[arg(long)]
    decimal_comma: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let folder = if arguments.demo {
        shipped()
    } else {
        arguments.exercises.clone()
    };
    let settings = Settings {
        decimal_comma: arguments.decimal_comma,
        defaults: Defaults {
            lang: arguments.lang.clone(),
            ..Defaults::default()
        },
        ..Settings::default()
    };
    let content = load(&folder, &settings.defaults)?;
    let counts = (content.subjects.len(), content.exercises());
    let random = || getrandom::u32().unwrap_or_default();
    let service = Service::new(
        App::new(content, settings, Box::new(random)),
        api::endpoints(),
    )
    .map_err(Failure::Message)?;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(arguments.listen).await.map_err(|error| {
            Failure::Message(format!(
                "cannot listen on {}: {error}\nAnother program may hold the port; choose another one with --listen 127.0.0.1:0",
                arguments.listen
            ))
        })?;
        let address = listener.local_addr()?;
        let end = end()?;
        print(&format!(
            "eqex is ready: http://{address}/\n{} subjects, {} exercises from {}; Ctrl-C ends\n",
            counts.0,
            counts.1,
            folder.display()
        ))?;
        let finished = serve(listener, service, Limits::default(), end).await;
        if !finished {
            eprintln!("warning: some requests were cut off");
        }
        Ok(ExitCode::SUCCESS)
    })
}

fn shipped() -> PathBuf {
    let here = Path::new("exercises");
    if here.is_dir() {
        here.to_owned()
    } else {
        PathBuf::from(SHIPPED)
    }
}

/// Loads the content folder; what is left out is told, and the rest is served.
fn load(folder: &Path, defaults: &Defaults) -> Result<Content, Failure> {
    let (content, findings) = Content::load(folder, defaults).map_err(|error| {
        Failure::Message(format!(
            "cannot read the content folder {}: {error}\nName one with --exercises DIR, or try the shipped exercises with --demo",
            folder.display()
        ))
    })?;
    for finding in &findings {
        let path = finding.path.display().to_string();
        for diagnostic in &finding.diagnostics {
            eprintln!(
                "{}\n",
                snippet::render(diagnostic, &finding.source, &path, false)
            );
        }
    }
    if content.subjects.is_empty() {
        eprintln!(
            "warning: {} has no folder with an index.yml, so there are no subjects",
            folder.display()
        );
    }
    Ok(content)
}

/// Comes when the process is asked to end.
#[cfg(unix)]
fn end() -> Result<impl Future<Output = ()>, Failure> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn end() -> Result<impl Future<Output = ()>, Failure> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
