//! A setting as it holds, with where it comes from: what the administrator is shown.

/// A setting as an instance has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectiveSetting {
    /// As the file of settings names it; `--` in front makes it a flag.
    pub name: String,
    /// The variable of the environment.
    pub variable: String,
    /// What it does.
    pub help: String,
    pub value: ShownValue,
    pub origin: SettingOrigin,
}

/// As much of a value as anybody is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShownValue {
    Unset,
    /// There is one, and it is nobody's to see.
    Secret,
    Value(String),
}

/// Where a value comes from; the later go before the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingOrigin {
    Default,
    File,
    Environment,
    Flag,
}
