//! The settings as they hold, to be read.

use maud::{Markup, html};

use crate::admin::view::document;
use crate::texts::Say;
use eqex_kernel::settings::{EffectiveSetting, SettingOrigin, ShownValue};
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;

pub fn settings(frame: &Frame, settings: &[EffectiveSetting]) -> String {
    let lang = frame.lang;
    let main = html! {
        p { (lang.say("admin-settings-help")) }
        @if settings.is_empty() { p.empty { (lang.say("admin-settings-none")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(lang.say("admin-settings")) {
                table {
                    thead { tr {
                        th scope="col" { (lang.say("admin-setting")) }
                        th scope="col" { (lang.say("admin-value")) }
                        th scope="col" { (lang.say("admin-origin")) }
                        th scope="col" { (lang.say("admin-meaning")) }
                    } }
                    tbody { @for setting in settings { tr {
                        th scope="row" { code.flag { "--" (setting.name) } br; code.flag { (setting.variable) } }
                        td { (value(lang, setting)) }
                        td { (origin(lang, setting.origin)) }
                        td { @match meaning(lang, &setting.name) { Some(text) => (text), None => span lang="en" { (setting.help) } } }
                    } } }
                }
            }
        }
    };
    document(frame, "/admin/settings", &lang.say("admin-settings"), &main)
}

fn value(lang: Lang, setting: &EffectiveSetting) -> Markup {
    html! {
        @match &setting.value {
            ShownValue::Unset => span.quiet { (lang.say("admin-unset")) },
            ShownValue::Secret => span.quiet { (lang.say("admin-secret")) },
            ShownValue::Value(text) => code.long { (text) },
        }
    }
}

fn origin(lang: Lang, origin: SettingOrigin) -> String {
    match origin {
        SettingOrigin::Default => lang.say("admin-origin-default"),
        SettingOrigin::File => lang.say("admin-origin-file"),
        SettingOrigin::Environment => lang.say("admin-origin-variable"),
        SettingOrigin::Flag => lang.say("admin-origin-flag"),
    }
}

/// What a setting does, in the reader's language; in English the words are those of `--help`.
pub fn meaning(lang: Lang, name: &str) -> Option<String> {
    Some(match name {
        "listen" => lang.say("setting-listen"),
        "data" => lang.say("setting-data"),
        "exercises" => lang.say("setting-exercises"),
        "user-salt" => lang.say("setting-user-salt"),
        "root-password" => lang.say("setting-root-password"),
        "root-password-hash" => lang.say("setting-root-password-hash"),
        "token-lifetime" => lang.say("setting-token-lifetime"),
        "login-time" => lang.say("setting-login-time"),
        "login-time-plain" => lang.say("setting-login-time-plain"),
        "seed-cookie-lifetime" => lang.say("setting-seed-cookie-lifetime"),
        "upload-limit" => lang.say("setting-upload-limit"),
        "tolerance" => lang.say("setting-tolerance"),
        "decimal-comma" => lang.say("setting-decimal-comma"),
        "public-url" => lang.say("setting-public-url"),
        "trusted-proxies" => lang.say("setting-trusted-proxies"),
        "allowed-origins" => lang.say("setting-allowed-origins"),
        "lang" => lang.say("setting-lang"),
        "report-labels" => lang.say("setting-report-labels"),
        "rate-pair" => lang.say("setting-rate-pair"),
        "rate-login" => lang.say("setting-rate-login"),
        "rate-address" => lang.say("setting-rate-address"),
        "metrics" => lang.say("setting-metrics"),
        "rate-submit" => lang.say("setting-rate-submit"),
        "rate-submit-burst" => lang.say("setting-rate-submit-burst"),
        "event-streams" => lang.say("setting-event-streams"),
        "log" => lang.say("setting-log"),
        "log-json" => lang.say("setting-log-json"),
        "config" => lang.say("setting-config"),
        _ => return None,
    })
}
