//! What single settings may be, and what is told where they are something else.

use std::net::{Ipv6Addr, SocketAddr};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Command};
use eqex_kernel::settings::MetricsAccess;

/// The words of the setting `metrics`.
pub(super) fn metrics() -> impl TypedValueParser<Value = MetricsAccess> {
    PossibleValuesParser::new(MetricsAccess::WORDS)
        .map(|word| MetricsAccess::of_word(&word).unwrap_or_default())
}

/// The address to listen on.
pub(super) fn listen(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| {
        "an address and a port are needed, such as 127.0.0.1:8080 (for this machine alone) or 0.0.0.0:8080 (for everybody). Names such as localhost are not looked up".to_owned()
    })
}

/// The address of a site as browsers name it: scheme, host, and the port where it is not the usual one. Whatever stood behind it would be in no
/// address that the server hears, and without `https://` nobody could tell whether cookies may be secure.
pub(super) fn web_origin(text: &str) -> Result<String, String> {
    let told = || {
        "an address such as https://eqex.school.example is needed: https:// or http://, the host, perhaps a port, and no path behind it".to_owned()
    };
    let small = text.strip_suffix('/').unwrap_or(text).to_ascii_lowercase();
    let (scheme, rest) = small.split_once("://").ok_or_else(told)?;
    let usual = match scheme {
        "https" => 443,
        "http" => 80,
        _ => return Err(told()),
    };
    // The colons of an address of the newer kind stand in brackets.
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => {
            (host, Some(port.parse::<u16>().map_err(|_| told())?))
        }
        _ => (rest, None),
    };
    if !is_host(host) {
        return Err(told());
    }
    Ok(match port.filter(|port| *port != usual) {
        Some(port) => format!("{scheme}://{host}:{port}"),
        None => format!("{scheme}://{host}"),
    })
}

fn is_host(host: &str) -> bool {
    if let Some(inner) = host.strip_prefix('[') {
        let inner = inner.strip_suffix(']');
        return inner.is_some_and(|inner| inner.parse::<Ipv6Addr>().is_ok());
    }
    let part = |part: &str| {
        let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        !part.is_empty() && part.bytes().all(sign)
    };
    // A point at the end is a name's root.
    host.strip_suffix('.').unwrap_or(host).split('.').all(part)
}

/// Why these values of a file cannot be those of a setting; nothing where they can. The commands themselves would only speak of the flag.
pub(super) fn wrong(command: &Command, id: &str, values: &[String]) -> Option<String> {
    let argument = command
        .get_arguments()
        .find(|argument| argument.get_id() == id)?;
    if matches!(argument.get_action(), ArgAction::SetTrue) {
        let good = matches!(values, [value] if value == "true" || value == "false");
        return (!good).then(|| "it is true or false".to_owned());
    }
    let flag = format!("--{}", argument.get_long()?);
    let given = values.iter().map(|value| format!("{flag}={value}"));
    let arguments: Vec<String> = given.collect();
    let error = command
        .clone()
        .no_binary_name(true)
        .try_get_matches_from(arguments)
        .err()?;
    let is_ours = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(shown)) => shown.split(' ').next() == Some(&flag),
        _ => false,
    };
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if is_ours => Some(reason(&error)),
        _ => None,
    }
}

fn reason(error: &clap::Error) -> String {
    match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(all)) if !all.is_empty() => {
            format!("it is one of {}", all.join(", "))
        }
        _ => std::error::Error::source(error)
            .map_or_else(|| "it needs a value".to_owned(), ToString::to_string),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_sites() {
        for (text, address) in [
            ("https://eqex.school.example", "https://eqex.school.example"),
            (
                "https://Eqex.School.example/",
                "https://eqex.school.example",
            ),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("https://x:443", "https://x"),
            ("http://x:443", "http://x:443"),
            ("http://[::1]:8080/", "http://[::1]:8080"),
            ("http://[::1]", "http://[::1]"),
        ] {
            assert_eq!(web_origin(text).as_deref(), Ok(address), "{text}");
        }
        for text in [
            "",
            "eqex.school.example",
            "eqex school",
            "https://eqex school",
            "https://host/eqex/",
            "https://host//",
            "https://host?x",
            "https://",
            "https://host:",
            "https://host:99999",
            "https://a@host",
            "https://a..b",
            "ftp://host",
            "http://[::1",
            "http://[x]",
        ] {
            assert!(web_origin(text).is_err(), "{text}");
        }
    }
}
