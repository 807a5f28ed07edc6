//! `eqex serve`: the server, until it is told to end.

use std::io::{ErrorKind, IsTerminal};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::ExitCode;
use std::sync::Arc;

use tokio::net::TcpListener;

use crate::cli::data_folder::{NO_DATA, open_and_tell};
use crate::cli::failure::CommandFailure;
use crate::cli::output::print;
use crate::cli::{demo, folder};
use crate::config::ServeSettings;
use crate::families;
use crate::opening::Opening;
use eqex_bank::import::Options;
use eqex_bank::notices;
use eqex_classroom::state::Classroom;
use eqex_kernel::http::{Limits, Service, serve};
use eqex_kernel::settings::RootPassword;

/// Serve the classroom: pages and API, from one data folder
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex serve --demo --open\n  eqex serve --data /var/lib/eqex --exercises exercises/ --listen 0.0.0.0:8080\n  EQEX_ROOT_PASSWORD='a long secret' eqex serve --data data/\n\nThe first start makes the data folder, the user root and the team of the teachers; without a password for root one is made and printed once. One that the settings give is set again at every start that has it.\nThe content folder has a folder per subject, with index.yml, exercises `<id>.md` or `<id>.txt`, and images in static/.\nThe address is printed when the server is ready. SIGTERM and Ctrl-C end it after what is in flight.\nEvery flag is also a variable EQEX_… and a line of the file that --config names; flags go before variables, and these before the file."
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) settings: ServeSettings,
    /// Serve a new, temporary school: the shipped exercises, a teacher, two classes and a running session
    #[arg(long)]
    pub(super) demo: bool,
    /// Load subjects of the content folder again as their files are saved
    #[arg(long, requires = "exercises")]
    watch: bool,
    /// Bring the tables of an earlier release up to date without a backup before, where there is no room for one
    #[arg(long)]
    without_migration_backup: bool,
    /// Open the browser once the server is ready
    #[arg(long)]
    open: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, CommandFailure> {
    let given = &arguments.settings;
    given.check().map_err(CommandFailure::Message)?;
    log_to_stderr(given);
    // It goes away with this value, at the end.
    let temporary = match arguments.demo {
        true => Some(tempfile::TempDir::with_prefix("eqex-demo-")?),
        false => None,
    };
    let data = temporary.as_ref().map(tempfile::TempDir::path);
    let data = data.or(given.data.as_deref());
    let data = data.ok_or_else(|| CommandFailure::Message(format!("{NO_DATA}, or try --demo")))?;
    // A temporary school has its own content, whatever the variables say.
    let exercises = given.exercises.as_ref().filter(|_| !arguments.demo);
    // What may be wrong with the settings is looked at before a school is made for them.
    let content = exercises
        .map(|folder| folder::read(folder, &given.bank().defaults))
        .transpose()?;
    let runtime = tokio::runtime::Runtime::new()?;
    let listener = runtime
        .block_on(TcpListener::bind(given.listen))
        .map_err(|error| cannot_listen(given.listen, &error))?;
    let opening = Opening {
        settings: given.settings(),
        bank: given.bank(),
        classroom: given.classroom(),
        effective: given.effective.clone(),
        without_backup: arguments.without_migration_backup,
        user_salt: given.user_salt.clone(),
        root_password: match given.root().map_err(CommandFailure::Message)? {
            None if arguments.demo => Some(RootPassword::Hashed(demo::ROOT.to_owned())),
            given => given,
        },
        ..Opening::default()
    };
    let app = Arc::new(open_and_tell(data, opening)?);
    if let Some(content) = content {
        let options = Options {
            new_only: true,
            ..Options::default()
        };
        let parts = folder::store(&app, content, options)?.len();
        let folder = exercises.map(|folder| folder.display());
        tracing::info!(
            parts,
            folder = folder.map(tracing::field::display),
            "content loaded"
        );
    }
    let told = if arguments.demo {
        demo::fill(&app)?
    } else {
        String::new()
    };
    let service = Service::new(families::application(&app), Limits::default())
        .map_err(CommandFailure::Message)?;
    runtime.block_on(async {
        let address = listener.local_addr()?;
        let end = end()?;
        print(&format!("eqex is ready: http://{address}/\n{told}"))?;
        if let Some(exercises) = exercises.filter(|_| arguments.watch) {
            folder::watch(app.clone(), exercises.clone())?;
        }
        let noticing = app.clone();
        // A thread of its own: on a large school it takes a second, and nobody has to wait for it, not even the end.
        std::thread::Builder::new()
            .name("notices".to_owned())
            .spawn(move || tell_notices(&noticing))?;
        if arguments.open {
            tokio::task::spawn_blocking(move || open_browser(address));
        }
        let finished = serve(listener, service, end).await;
        if !finished {
            tracing::warn!("some requests were cut off");
        }
        Ok(ExitCode::SUCCESS)
    })
}

fn cannot_listen(address: SocketAddr, error: &std::io::Error) -> CommandFailure {
    let advice = match error.kind() {
        ErrorKind::AddrInUse => {
            "Another program holds the port; choose another one with --listen 127.0.0.1:0"
        }
        ErrorKind::PermissionDenied => {
            "This user may not take the port; choose one above 1023 with --listen, with a proxy before it"
        }
        ErrorKind::AddrNotAvailable => {
            "The machine does not have the address; 0.0.0.0 is all that it has"
        }
        _ => "Name another address and port with --listen",
    };
    CommandFailure::Message(format!("cannot listen on {address}: {error}\n{advice}"))
}

/// Tells in the log which stored texts newer rules speak of.
fn tell_notices(app: &Classroom) {
    let told = app
        .kernel
        .store
        .read()
        .and_then(|reading| notices::log(&reading.db()?, &app.bank.catalog));
    if let Err(error) = told {
        tracing::warn!(%error, "stored exercises were not looked at");
    }
}

/// Shows the first page to whoever sits at this machine. Where there is no browser, the server serves all the same.
fn open_browser(mut address: SocketAddr) {
    // Everywhere is no place to go to.
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    let address = format!("http://{address}/");
    if let Err(error) = open::that_detached(&address) {
        tracing::warn!(%error, "no browser could be opened; the address is {address}");
    }
}

fn log_to_stderr(settings: &ServeSettings) {
    let level = settings.log.parse().unwrap_or(tracing::Level::INFO);
    let builder = tracing_subscriber::fmt()
        .with_max_level(level)
        .with_target(false)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    // A second subscriber is one too many only in tests; the first stays.
    let _ = if settings.log_json {
        builder.json().try_init()
    } else {
        builder.try_init()
    };
}

/// Comes when the process is asked to end.
#[cfg(unix)]
fn end() -> Result<impl Future<Output = ()>, CommandFailure> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    // A limit on the size of files is a full disk, and not the end: once heard, the signal does not kill any more.
    drop(signal(SignalKind::from_raw(
        rustix::process::Signal::XFSZ.as_raw(),
    ))?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn end() -> Result<impl Future<Output = ()>, CommandFailure> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
