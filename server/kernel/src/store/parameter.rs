//! Parameters of statements: what stands for `?1`, `?2`, …, whichever engine runs them.

/// A parameter of a statement, as one of the few kinds that every engine knows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Parameter<'a> {
    Null,
    Boolean(bool),
    Integer(i64),
    Double(f64),
    Text(&'a str),
    Blob(&'a [u8]),
}

/// What can be given as a parameter.
pub trait AsParameter {
    fn as_parameter(&self) -> Parameter<'_>;
}

/// The parameters of one statement, in order: an array of one type, or what [`params!`](crate::params) makes of several.
pub trait Parameters {
    fn for_each<'a>(&'a self, give: &mut dyn FnMut(Parameter<'a>));
}

impl<T: AsParameter, const N: usize> Parameters for [T; N] {
    fn for_each<'a>(&'a self, give: &mut dyn FnMut(Parameter<'a>)) {
        for one in self {
            give(one.as_parameter());
        }
    }
}

/// No parameters.
impl Parameters for () {
    fn for_each<'a>(&'a self, _: &mut dyn FnMut(Parameter<'a>)) {}
}

/// Parameters of several types, for one statement.
#[macro_export]
macro_rules! params {
    ($($value:expr),+ $(,)?) => {
        [$($crate::store::AsParameter::as_parameter(&$value)),+]
    };
}

impl AsParameter for Parameter<'_> {
    fn as_parameter(&self) -> Parameter<'_> {
        *self
    }
}

impl<T: AsParameter + ?Sized> AsParameter for &T {
    fn as_parameter(&self) -> Parameter<'_> {
        (**self).as_parameter()
    }
}

impl<T: AsParameter> AsParameter for Option<T> {
    fn as_parameter(&self) -> Parameter<'_> {
        self.as_ref()
            .map_or(Parameter::Null, AsParameter::as_parameter)
    }
}

impl AsParameter for bool {
    fn as_parameter(&self) -> Parameter<'_> {
        Parameter::Boolean(*self)
    }
}

impl AsParameter for i32 {
    fn as_parameter(&self) -> Parameter<'_> {
        Parameter::Integer((*self).into())
    }
}

impl AsParameter for i64 {
    fn as_parameter(&self) -> Parameter<'_> {
        Parameter::Integer(*self)
    }
}

impl AsParameter for f64 {
    fn as_parameter(&self) -> Parameter<'_> {
        Parameter::Double(*self)
    }
}

impl AsParameter for str {
    fn as_parameter(&self) -> Parameter<'_> {
        Parameter::Text(self)
    }
}

impl AsParameter for String {
    fn as_parameter(&self) -> Parameter<'_> {
        Parameter::Text(self)
    }
}

impl AsParameter for [u8] {
    fn as_parameter(&self) -> Parameter<'_> {
        Parameter::Blob(self)
    }
}

impl AsParameter for Vec<u8> {
    fn as_parameter(&self) -> Parameter<'_> {
        Parameter::Blob(self)
    }
}
