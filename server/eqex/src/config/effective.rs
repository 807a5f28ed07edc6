//! The settings as they hold, with where each comes from: what the administrator is shown.

use std::ffi::OsStr;

use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Command};

use crate::config::ServeSettings;
use eqex_kernel::settings::{EffectiveSetting, SettingOrigin, ShownValue};

/// Every setting with the value that holds: the table of the flags is the one place that knows them.
pub fn effective(matches: &ArgMatches) -> Vec<EffectiveSetting> {
    let table = ServeSettings::augment_args(Command::new("serve"));
    table
        .get_arguments()
        .filter_map(|argument| Some((argument, argument.get_env()?)))
        .map(|(argument, variable)| {
            let id = argument.get_id().as_str();
            let texts = |values: &mut dyn Iterator<Item = &OsStr>| -> Vec<String> {
                values
                    .map(|value| value.to_string_lossy().into_owned())
                    .collect()
            };
            let values = matches
                .get_raw(id)
                .map(|mut values| texts(&mut values))
                .unwrap_or_default();
            let default = argument.get_default_values();
            let default = texts(&mut default.iter().map(|value| &**value));
            let origin = match matches.value_source(id) {
                Some(ValueSource::CommandLine) => SettingOrigin::Flag,
                Some(ValueSource::EnvVariable) => SettingOrigin::Environment,
                // A file gives other defaults.
                Some(_) if values != default && values != ["false"] => SettingOrigin::File,
                _ => SettingOrigin::Default,
            };
            EffectiveSetting {
                name: argument.get_long().unwrap_or(id).to_owned(),
                variable: variable.to_string_lossy().into_owned(),
                help: argument
                    .get_help()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
                value: match values.as_slice() {
                    [] => ShownValue::Unset,
                    _ if argument.is_hide_env_values_set() => ShownValue::Secret,
                    values => ShownValue::Value(values.join(", ")),
                },
                origin,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use eqex_classroom::admin::view::meaning;
    use eqex_kernel::ui::messages::Lang;

    use super::*;

    fn of(arguments: &[&str]) -> Vec<EffectiveSetting> {
        // The flag that stands in for the data folder is not a setting.
        let demo = clap::Arg::new("demo").long("demo");
        let command = ServeSettings::augment_args(Command::new("serve")).arg(demo);
        effective(&command.get_matches_from([&["serve"], arguments].concat()))
    }

    #[test]
    fn every_setting_is_explained_on_the_page_as_its_help_does() {
        let command = ServeSettings::augment_args(Command::new("serve"));
        for argument in command.get_arguments() {
            let name = argument.get_long().expect("a flag");
            let help = argument.get_help().expect("a help").to_string();
            assert_eq!(meaning(Lang::English, name), Some(help), "{name}");
        }
    }

    #[test]
    fn every_setting_is_shown_and_no_secret() {
        let all = of(&[
            "--data",
            "data",
            "--root-password",
            "hush",
            "--user-salt",
            "hush",
            "--trusted-proxies",
            "10.0.0.1,10.0.0.2",
            "--decimal-comma",
        ]);
        let flags = ServeSettings::augment_args(Command::new("serve"));
        let flags = flags.get_arguments().filter(|one| one.get_long().is_some());
        assert_eq!(all.len(), flags.count());
        assert!(!format!("{all:?}").contains("hush"));
        let one = |name: &str| {
            let found = all.iter().find(|setting| setting.name == name);
            found.map(|setting| (setting.value.clone(), setting.origin))
        };
        let value = |text: &str, origin| Some((ShownValue::Value(text.to_owned()), origin));
        assert_eq!(
            one("root-password"),
            Some((ShownValue::Secret, SettingOrigin::Flag))
        );
        assert_eq!(
            one("config"),
            Some((ShownValue::Unset, SettingOrigin::Default))
        );
        assert_eq!(
            one("listen"),
            value("127.0.0.1:8080", SettingOrigin::Default)
        );
        assert_eq!(
            one("trusted-proxies"),
            value("10.0.0.1, 10.0.0.2", SettingOrigin::Flag)
        );
        assert_eq!(one("decimal-comma"), value("true", SettingOrigin::Flag));
        assert_eq!(one("log-json"), value("false", SettingOrigin::Default));
        let help = all
            .iter()
            .all(|one| !one.help.is_empty() && one.variable.starts_with("EQEX_"));
        assert!(help, "{all:?}");
    }
}
