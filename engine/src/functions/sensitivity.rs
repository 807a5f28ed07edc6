//! How an error of its arguments, and rounding of its own, shows in the value of a function: to first order, by the function's derivative.

/// The rounding of one operation as a part of its result: half a unit of the last place.
pub(crate) const HALF_UNIT: f64 = f64::EPSILON / 2.0;

/// Sensitivity: how far errors of the arguments can move the value, and how far the computation itself is off.
#[derive(Clone, Copy, Debug)]
pub struct Sensitivity {
    pub spread: Spread,
    /// What the computation adds, in [`HALF_UNIT`]s of the value.
    own: f64,
    /// What converting the argument first adds, in [`HALF_UNIT`]s of the argument, of which at most `reach` counts: angles are reduced before.
    argument: f64,
    reach: f64,
}

/// How an error of the arguments spreads.
#[derive(Clone, Copy, Debug)]
pub enum Spread {
    /// Times the derivative, given from argument and value.
    Slope(fn(f64, f64) -> f64),
    /// A square root: its slope has no bound at 0, where the value itself is at most the root of the error.
    Root,
    /// Arc sine and its like: the slope has no bound where the argument is 1, and the value is off by at most the root of twice the error, times the unit.
    Arc(fn(f64, f64) -> f64, f64),
    /// Steps such as `floor`: the value is a whole number, whatever the error.
    Step,
    /// One of the arguments itself.
    Choice,
    /// The distance of a point from its coordinates.
    Distance,
    /// The direction of a point from its coordinates, in so many units for each radian: anything, where the point may be the origin.
    Direction(f64),
}

impl Sensitivity {
    /// A function that is computed exactly.
    pub const fn exact(spread: Spread) -> Sensitivity {
        Sensitivity::computed(spread, 0.0)
    }

    /// A function whose value is off by so many half units of its last place.
    pub const fn computed(spread: Spread, own: f64) -> Sensitivity {
        Sensitivity {
            spread,
            own,
            argument: 0.0,
            reach: 0.0,
        }
    }

    /// The same where the argument is converted first.
    pub const fn converting(spread: Spread, own: f64, argument: f64, reach: f64) -> Sensitivity {
        Sensitivity {
            spread,
            own,
            argument,
            reach,
        }
    }

    /// The bound of a function of one argument, from the argument with its bound and the value.
    pub fn unary(&self, x: f64, bound: f64, value: f64) -> f64 {
        let own = self.own * HALF_UNIT * value.abs();
        let times = |slope: f64, error: f64| {
            if error == 0.0 {
                0.0
            } else {
                slope.abs() * error
            }
        };
        match self.spread {
            Spread::Slope(slope) => {
                let converted = self.argument * HALF_UNIT * x.abs().min(self.reach);
                times(slope(x, value), bound + converted) + own
            }
            Spread::Root => {
                let least = bound.sqrt();
                times(0.5 / value, bound).min(least) + own
            }
            Spread::Arc(slope, unit) => {
                let most = (2.0 * bound).sqrt() * unit;
                let first = times(slope(x, value), bound);
                // At 1 and beyond there is no slope.
                if first <= most {
                    first + own
                } else {
                    most + own
                }
            }
            Spread::Step => 0.0,
            Spread::Choice | Spread::Distance | Spread::Direction(_) => f64::INFINITY,
        }
    }

    /// The bound of a function of two arguments.
    pub fn binary(&self, [x, y]: [f64; 2], [x_bound, y_bound]: [f64; 2], value: f64) -> f64 {
        let own = self.own * HALF_UNIT * value.abs();
        match self.spread {
            // Where the errors reach from one to the other, either may be the one that is meant.
            Spread::Choice if (x - y).abs() <= x_bound + y_bound => x_bound.max(y_bound),
            Spread::Choice if value == x => x_bound,
            Spread::Choice => y_bound,
            _ if x_bound == 0.0 && y_bound == 0.0 => own,
            Spread::Distance if value == 0.0 => x_bound + y_bound,
            Spread::Distance => (x.abs() * x_bound + y.abs() * y_bound) / value + own,
            Spread::Direction(unit) => {
                let distance = libm::hypot(x, y);
                if distance <= 2.0 * x_bound.max(y_bound) {
                    return f64::INFINITY;
                }
                let across = y.abs() * x_bound + x.abs() * y_bound;
                across / distance / distance * unit + own
            }
            _ => f64::INFINITY,
        }
    }
}
