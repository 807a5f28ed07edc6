//! Charts as SVG, made on the server: scales, nice ticks, bars and lines. Colours and fonts come from classes; what a chart says stands in a table as well.

use maud::{Markup, html};

/// From values to places on an axis.
#[derive(Clone, Copy, Debug)]
pub struct AxisScale {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
}

impl AxisScale {
    /// Values from `from` to `to` lie between the places `start` and `end`.
    pub fn new(from: f64, to: f64, start: f64, end: f64) -> AxisScale {
        AxisScale {
            from,
            to,
            start,
            end,
        }
    }

    pub fn at(&self, value: f64) -> f64 {
        let width = self.to - self.from;
        if width == 0.0 || !value.is_finite() {
            return self.start;
        }
        self.start + (value - self.from) / width * (self.end - self.start)
    }
}

/// Ticks from 0 to at least `most`, about so many: steps are 1, 2 or 5 times a power of ten, and whole.
pub fn ticks(most: f64, about: usize) -> Vec<f64> {
    #[allow(clippy::cast_precision_loss, reason = "a handful")]
    let rough = most.clamp(1.0, 1e12) / about.max(1) as f64;
    let mut unit = 1.0;
    while unit * 10.0 <= rough {
        unit *= 10.0;
    }
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|times| times * unit)
        .find(|step| *step >= rough)
        .unwrap_or(10.0 * unit);
    let mut ticks = vec![0.0];
    let mut at = 0.0;
    while at < most.min(1e12) || ticks.len() < 2 {
        at += step;
        ticks.push(at);
    }
    ticks
}

/// A place as an attribute: tenths are fine enough, and short.
fn place(value: f64) -> String {
    let text = format!("{value:.1}");
    match text.strip_suffix(".0") {
        Some(whole) => whole.to_owned(),
        None => text,
    }
}

/// A part of a stacked bar: its class and how much it is.
#[derive(Clone, Copy, Debug)]
pub struct BarPart {
    pub class: &'static str,
    pub count: usize,
}

fn float(count: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "counts of people and answers")]
    let value = count as f64;
    value
}

/// Lengths in the units of the picture, which is scaled to its place.
const WIDTH: f64 = 480.0;
/// A single bar is wide and low, and is stretched to its place.
const BAR: f64 = 240.0;
const THICK: f64 = 18.0;
/// Where a part is too narrow for its figure, the figure is left to the table.
const NARROW: f64 = 14.0;

/// A bar of parts that stand for `whole` together.
pub fn bar(title: &str, parts: &[BarPart], whole: usize) -> Markup {
    let scale = AxisScale::new(0.0, float(whole.max(1)), 0.0, BAR);
    html! {
        svg.bar role="img" viewBox=(format!("0 0 {BAR} {THICK}")) aria-label=(title) {
            @for (part, from, to) in along(parts, scale) {
                rect class=(part.class) x=(place(from)) y="0" width=(place(to - from)) height=(place(THICK)) {}
                @if to - from >= NARROW {
                    text class=(part.class) x=(place(f64::midpoint(from, to))) y="13.5" text-anchor="middle" { (part.count) }
                }
            }
        }
    }
}

/// Where each part begins and ends; parts of nothing are left out.
fn along(parts: &[BarPart], scale: AxisScale) -> Vec<(BarPart, f64, f64)> {
    let mut sum = 0;
    let mut found = Vec::new();
    for part in parts.iter().filter(|part| part.count > 0) {
        let from = scale.at(float(sum));
        sum += part.count;
        found.push((*part, from, scale.at(float(sum))));
    }
    found
}

/// A step of time: how many, and how many of them were right.
#[derive(Clone, Debug)]
pub struct TimeBar {
    pub label: String,
    pub all: usize,
    pub right: usize,
}

const TALL: f64 = 200.0;
const LEFT: f64 = 40.0;
const RIGHT: f64 = 440.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 168.0;
/// Labels below the axis at most, so that they do not run into each other.
const LABELS: usize = 8;

/// Bars of how many in each step, the right ones dark, and a line of the share of right ones, whose axis stands on the right.
pub fn progress(title: &str, steps: &[TimeBar]) -> Markup {
    let most = steps.iter().map(|step| step.all).max().unwrap_or(0);
    let marks = ticks(float(most), 4);
    let top = marks.last().copied().unwrap_or(1.0);
    let heights = AxisScale::new(0.0, top, BOTTOM, TOP);
    let shares = AxisScale::new(0.0, 1.0, BOTTOM, TOP);
    let across = AxisScale::new(0.0, float(steps.len().max(1)), LEFT, RIGHT);
    let every = steps.len().div_ceil(LABELS).max(1);
    let width = ((RIGHT - LEFT) / float(steps.len().max(1)) * 0.7).min(36.0);
    let middle = |index: usize| across.at(float(index) + 0.5);
    let rest = |index: usize| (steps.len() - 1 - index).is_multiple_of(every);
    let share = |(index, step): (usize, &TimeBar)| {
        let part = float(step.right) / float(step.all.max(1));
        (step.all > 0).then(|| (middle(index), shares.at(part)))
    };
    let points: Vec<(f64, f64)> = steps.iter().enumerate().filter_map(share).collect();
    let line: Vec<String> = points
        .iter()
        .map(|(x, y)| format!("{},{}", place(*x), place(*y)))
        .collect();
    html! {
        svg.chart role="img" viewBox=(format!("0 0 {WIDTH} {TALL}")) aria-label=(title) {
            @for mark in &marks {
                line.grid x1=(LEFT) x2=(RIGHT) y1=(place(heights.at(*mark))) y2=(place(heights.at(*mark))) {}
                text.label x=(LEFT - 6.0) y=(place(heights.at(*mark) + 4.0)) text-anchor="end" { (mark) }
            }
            @for share in [0, 50, 100] {
                text.label x=(RIGHT + 6.0) y=(place(shares.at(f64::from(share) / 100.0) + 4.0)) { (share) "%" }
            }
            @for (index, step) in steps.iter().enumerate() {
                @let all = heights.at(float(step.all));
                @let right = heights.at(float(step.right));
                @let left = middle(index) - width / 2.0;
                @if step.all > 0 {
                    rect.rest x=(place(left)) y=(place(all)) width=(place(width)) height=(place(BOTTOM - all)) {}
                    rect.right x=(place(left)) y=(place(right)) width=(place(width)) height=(place(BOTTOM - right)) {}
                }
                @if rest(index) {
                    text.label x=(place(middle(index))) y=(BOTTOM + 18.0) text-anchor="middle" { (step.label) }
                }
            }
            line.axis x1=(LEFT) x2=(RIGHT) y1=(BOTTOM) y2=(BOTTOM) {}
            polyline.line points=(line.join(" ")) fill="none" {}
            @for (x, y) in &points {
                circle.point cx=(place(*x)) cy=(place(*y)) r="3" {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nice_ticks() {
        assert_eq!(ticks(0.0, 4), [0.0, 1.0]);
        assert_eq!(ticks(3.0, 4), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(ticks(7.0, 4), [0.0, 2.0, 4.0, 6.0, 8.0]);
        assert_eq!(ticks(37.0, 4), [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(ticks(130.0, 4), [0.0, 50.0, 100.0, 150.0]);
        assert!(ticks(f64::MAX, 4).len() < 10);
    }

    #[test]
    fn scales() {
        let scale = AxisScale::new(0.0, 10.0, 100.0, 0.0);
        assert!((scale.at(2.5) - 75.0).abs() < 1e-9);
        let flat = AxisScale::new(3.0, 3.0, 5.0, 9.0);
        assert!((flat.at(3.0) - 5.0).abs() < 1e-9);
        assert_eq!(place(12.04), "12");
        assert_eq!(place(12.06), "12.1");
    }

    #[test]
    fn a_bar_tells_what_it_is_made_of() {
        let part = |class, count| BarPart { class, count };
        let parts = [part("right", 3), part("wrong", 0), part("none", 1)];
        let svg = bar("Where the class is", &parts, 4).into_string();
        assert_eq!(svg.matches("<rect").count(), 2, "{svg}");
        assert!(svg.contains("role=\"img\"") && svg.contains("aria-label=\"Where the class is\""));
        assert!(!svg.contains("style="), "{svg}");
    }

    #[test]
    fn progress_of_nothing_and_of_much() {
        assert!(progress("p", &[]).into_string().contains("<svg"));
        let step = |all, right| TimeBar {
            label: "1.03".to_owned(),
            all,
            right,
        };
        let svg = progress("p", &[step(4, 2), step(0, 0), step(8, 8)]).into_string();
        assert_eq!(svg.matches("<circle").count(), 2, "{svg}");
        assert_eq!(svg.matches("<rect").count(), 4, "{svg}");
        assert!(!svg.contains("NaN"), "{svg}");
    }
}
