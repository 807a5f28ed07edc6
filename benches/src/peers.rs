//! Thirteen exercises of the bank written by hand in plain Rust: the floor that the engine is measured against. [`verified`] holds each to the engine's
//! own values, bit for bit.

use eqex::{Exercise, Notation, View, write_decimal};

use crate::hand::*;
use crate::{compile, source};

/// At most this many unknowns, and drawn variables.
const UNKNOWNS: usize = 3;
const VARIABLES: usize = 8;

pub struct Peer {
    pub path: &'static str,
    /// The whole grade: draw, compute, compare. Returns the part that is right.
    pub grade: fn(i32, &[Option<f64>], &mut [bool]) -> f64,
    /// The attempt and the right answers.
    solve: fn(Key) -> (u32, [f64; UNKNOWNS]),
    /// The drawn values in the order of the text, and how many there are.
    draws: fn(Key, u32) -> ([Drawn; VARIABLES], usize),
    unknowns: usize,
}

impl std::fmt::Debug for Peer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.path)
    }
}

/// A module with the solving, grading and drawing of one exercise. The block gives the right answers, or none where a condition is not met.
macro_rules! peer {
    ($name:ident { $($variable:ident $spelled:literal $draw:ident($($part:expr),*);)* } $body:block [$($judge:ident $tolerance:expr),*]) => {
        mod $name {
            use super::*;

            #[inline(always)]
            pub(super) fn solve(key: Key) -> (u32, [f64; UNKNOWNS]) {
                let mut attempt = 0;
                loop {
                    $(let $variable = $draw(word(key, const { hash($spelled) }, attempt), $($part),*).value();)*
                    let solved: Option<[f64; UNKNOWNS]> = $body;
                    if let Some(solved) = solved {
                        return (attempt, solved);
                    }
                    attempt += 1;
                }
            }

            pub(super) fn grade(seed: i32, answers: &[Option<f64>], info: &mut [bool]) -> f64 {
                let (_, values) = solve(key(seed));
                let mut index = 0;
                let mut right = 0;
                $(info[index] = $judge(values[index], answers[index], $tolerance);
                right += usize::from(info[index]);
                index += 1;)*
                right as f64 / index as f64
            }

            pub(super) fn draws(key: Key, attempt: u32) -> ([Drawn; VARIABLES], usize) {
                let mut out = [Drawn { digits: 0, places: 0 }; VARIABLES];
                let mut count = 0;
                $(out[count] = $draw(word(key, const { hash($spelled) }, attempt), $($part),*);
                count += 1;)*
                (out, count)
            }
        }
    };
}

peer!(two_hikers {
    s_1 "s_1" grid(1, 60, 5, 13);
    v_1 "v_1" grid(1, 35, 1, 21);
    s_2 "s_2" list(0, [8, 10, 12, 14]);
    v_2 "v_2" grid(1, 40, 1, 21);
} {
    let (t_1, t_2) = (s_1 / v_1, s_2 / v_2);
    if (t_1 - t_2).abs() > 0.1 {
        let (short, long) = if t_1 < t_2 { (t_1, t_2) } else { (t_2, t_1) };
        Some([long, 60.0 * (long - short), 0.0])
    } else {
        None
    }
} [relative 0.01, absolute 1.0]);

peer!(reaction_and_braking {
    v "v" grid(0, 40, 5, 11);
    t_r "t_r" grid(1, 7, 1, 6);
    a "a" grid(1, 50, 5, 7);
} {
    let v = v * 1000.0 / 3600.0;
    Some([v * t_r + v * v / (2.0 * a), 0.0, 0.0])
} [absolute 0.5]);

peer!(boat_across_river {
    d "d" grid(0, 60, 5, 19);
    v_r "v_r" grid(1, 5, 1, 11);
    v_b "v_b" grid(1, 20, 1, 21);
} {
    if v_b > 1.5 * v_r {
        let delta = degrees(libm::atan2(v_r, v_b));
        Some([d * tan(delta), libm::hypot(v_b, v_r), asin(v_r / v_b)])
    } else {
        None
    }
} [relative 0.02, relative 0.02, relative 0.02]);

peer!(loop_track {
    m "m" grid(0, 50, 10, 11);
    h "h" grid(2, 90, 5, 19);
    r "R" grid(2, 20, 1, 21);
} {
    if h > 3.0 * r {
        let v = (2.0 * 9.81 * (h - 2.0 * r)).sqrt();
        Some([v, m / 1000.0 * (v * v / r - 9.81), 5.0 / 2.0 * r])
    } else {
        None
    }
} [relative 0.02, relative 0.02, relative 0.02]);

peer!(satellite_orbit {
    h "h" grid(0, 300, 10, 41);
} {
    let r = (6371.0 + h) * 1000.0;
    let v = (6.674e-11 * 5.972e24 / r).sqrt();
    Some([v / 1000.0, 2.0 * std::f64::consts::PI * r / v / 60.0, 0.0])
} [figures 3, figures 3]);

peer!(coupling_wagons {
    m_1 "m_1" grid(0, 20, 1, 21);
    v_1 "v_1" grid(1, 10, 1, 21);
    m_2 "m_2" grid(0, 15, 1, 31);
} {
    let v = m_1 * v_1 / (m_1 + m_2);
    let before = m_1 * (v_1 * v_1) / 2.0;
    let after = (m_1 + m_2) * (v * v) / 2.0;
    Some([v, 100.0 * (before - after) / before, 0.0])
} [relative 0.01, relative 0.01]);

peer!(mixing_water {
    k "K" grid(0, 60, 10, 7);
    m_2 "m_2" grid(2, 30, 5, 11);
    t_2 "t_2" grid(0, 10, 1, 11);
    m_1 "m_1" grid(2, 20, 5, 7);
    t_1 "t_1" grid(0, 60, 1, 31);
} {
    let a = m_1 * 4190.0;
    let b = m_2 * 4190.0 + k;
    let t = (a * t_1 + b * t_2) / (a + b);
    Some([t, a * (t_1 - t) / 1000.0, 0.0])
} [absolute 0.2, relative 0.02]);

peer!(resistor_network {
    r_1 "R_1" list(0, [47, 68, 82, 100]);
    r_2 "R_2" list(0, [100, 120, 150]);
    r_3 "R_3" list(0, [180, 220, 270]);
    p "P_m" list(2, [25, 50, 100]);
} {
    let r = r_1 + r_2 * r_3 / (r_2 + r_3);
    let i_1 = (p / r_1).sqrt();
    let i_2 = (p / r_2).sqrt() * (r_2 + r_3) / r_3;
    let i_3 = (p / r_3).sqrt() * (r_2 + r_3) / r_2;
    Some([r, r * i_1.min(i_2.min(i_3)), 0.0])
} [relative 0.01, relative 0.01]);

peer!(rc_low_pass {
    f "f" grid(0, 400, 100, 17);
    r "R" interval(1, 1.0, 10.0);
    c "C" list(0, [10, 22, 47, 100]);
} {
    let (r, c) = (r * 1000.0, c * 1e-9);
    let omega = 2.0 * std::f64::consts::PI * f;
    let x = omega * r * c;
    if x > 0.5 && x < 8.0 {
        Some([1.0 / (r * c), 20.0 * libm::log10((1.0 + x * x).sqrt()), libm::atan(x) / omega * 1e6])
    } else {
        None
    }
} [relative 0.02, relative 0.02, relative 0.02]);

peer!(quadratic_roots {
    a "a" list(0, [1, 2, 5]);
    b "b" list(0, [-7, -5, -3, 3, 5, 7]);
    c "c" grid(0, -30, 1, 19);
} {
    let d = (b * b - 4.0 * a * c).sqrt();
    let (u, w) = ((-b - d) / (2.0 * a), (-b + d) / (2.0 * a));
    Some([u.min(w), u.max(w), 0.0])
} [figures 3, figures 3]);

peer!(savings_account {
    k_0 "K_0" grid(0, 2000, 500, 15);
    p "p" grid(2, 300, 25, 13);
    n "n" list(0, [3, 4, 5, 6]);
} {
    let q = 1.0 + p / 100.0;
    let k = (100.0 * (k_0 * libm::pow(q, n))).round() / 100.0;
    Some([k, (std::f64::consts::LN_2 / libm::log(q)).floor() + 1.0, 0.0])
} [absolute 0.05, absolute 0.01]);

peer!(two_discounts {
    c "C" grid(0, 240, 20, 23);
    p "p" list(0, [10, 15, 20, 25]);
    q "q" list(0, [5, 8, 12]);
} {
    let (u, w) = (1.0 - p / 100.0, 1.0 - q / 100.0);
    Some([(100.0 * c * u * w).round() / 100.0, 100.0 * (1.0 - u * w), 0.0])
} [absolute 0.01, absolute 0.1]);

peer!(cooling_tea {
    t_r "t_r" grid(0, 18, 1, 7);
    t_0 "t_0" interval(2, 85.0, 95.0);
    t_1 "t_1" grid(0, 62, 1, 11);
    dt "Δt" grid(0, 10, 1, 11);
} {
    let k = libm::log((t_0 - t_r) / (t_1 - t_r)) / 10.0;
    Some([k, t_r + (t_1 - t_r) * libm::exp(-k * dt), libm::log((t_0 - t_r) / (45.0 - t_r)) / k])
} [relative 0.02, absolute 0.3, relative 0.02]);

macro_rules! table {
    ($($name:ident $path:literal $unknowns:literal;)*) => {
        pub const PEERS: &[Peer] = &[$(Peer {
            path: $path,
            grade: $name::grade,
            solve: $name::solve,
            draws: $name::draws,
            unknowns: $unknowns,
        },)*];
    };
}

table! {
    two_hikers "mechanics/two-hikers.md" 2;
    reaction_and_braking "mechanics/reaction-and-braking.md" 1;
    boat_across_river "mechanics/boat-across-river.md" 3;
    loop_track "mechanics/loop-track.md" 3;
    satellite_orbit "mechanics/satellite-orbit.md" 2;
    coupling_wagons "mechanics/coupling-wagons.md" 2;
    mixing_water "electricity-and-heat/mixing-water.md" 2;
    resistor_network "electricity-and-heat/resistor-network.md" 2;
    rc_low_pass "electricity-and-heat/rc-low-pass.md" 3;
    quadratic_roots "mathematics/quadratic-roots.md" 2;
    savings_account "mathematics/savings-account.md" 2;
    two_discounts "mathematics/two-discounts.md" 2;
    cooling_tea "electricity-and-heat/cooling-tea.md" 3;
}

/// A peer that gives text: the pieces between the drawn values, as someone would write them into a program, and the numbers put between them.
#[derive(Debug)]
pub struct Renderer {
    peer: &'static Peer,
    pieces: Vec<String>,
}

impl Renderer {
    /// Takes the pieces from what the engine renders.
    fn new(peer: &'static Peer, exercise: &Exercise) -> Renderer {
        let (json, values) = (engine_json(exercise, 0), peer.texts(0));
        let mut pieces = Vec::new();
        let mut rest = json.as_str();
        for value in values {
            let sign = format!("= {value}");
            let at = rest.find(&sign).expect("the value is shown") + 2;
            pieces.push(rest[..at].to_owned());
            rest = &rest[at + value.len()..];
        }
        pieces.push(rest.to_owned());
        Renderer { peer, pieces }
    }

    pub fn render(&self, seed: i32, out: &mut String) {
        let key = key(seed);
        // The conditions decide which draw it is, so the values are computed here too.
        let (attempt, _) = (self.peer.solve)(key);
        let (drawn, count) = (self.peer.draws)(key, attempt);
        out.reserve(1024);
        for (piece, drawn) in self.pieces.iter().zip(&drawn[..count]) {
            out.push_str(piece);
            write_decimal(out, drawn.digits, -drawn.places, Notation::POINT_JSON);
        }
        out.push_str(&self.pieces[count]);
    }
}

impl Peer {
    /// The drawn values as they are shown.
    fn texts(&self, seed: i32) -> Vec<String> {
        let key = key(seed);
        let (drawn, count) = (self.draws)(key, (self.solve)(key).0);
        let text = |drawn: &Drawn| {
            let mut out = String::new();
            write_decimal(&mut out, drawn.digits, -drawn.places, Notation::POINT_JSON);
            out
        };
        drawn[..count].iter().map(text).collect()
    }
}

pub fn engine_json(exercise: &Exercise, seed: i32) -> String {
    let mut out = String::new();
    engine_render(exercise, seed, &mut out);
    out
}

pub fn engine_render(exercise: &Exercise, seed: i32, out: &mut String) {
    let variant = exercise
        .variant(seed)
        .expect("the bank has a variant for every seed");
    variant.write_problem_json(out, &View::default());
}

/// Compiles the exercises of all peers and holds each peer to the engine: values bit for bit, grades and texts, over 1,000 seeds.
pub fn verified() -> Vec<(&'static Peer, Exercise, Renderer)> {
    let verify = |peer: &'static Peer| {
        let exercise = compile(&source(peer.path));
        let renderer = Renderer::new(peer, &exercise);
        for seed in -500..500 {
            let code = eqex::testing::code(&exercise);
            let ours = code.solve(eqex::testing::Key::of(seed), |solved| {
                (0..peer.unknowns)
                    .map(|index| solved.number(index))
                    .collect::<Vec<_>>()
            });
            let ours = ours.expect("the bank has a variant for every seed");
            let (_, theirs) = (peer.solve)(key(seed));
            for (ours, theirs) in ours.iter().zip(theirs) {
                assert_eq!(
                    ours.to_bits(),
                    theirs.to_bits(),
                    "{} seed {seed}: {} and {theirs}",
                    peer.path,
                    ours
                );
            }
            let answers: Vec<Option<f64>> = ours.iter().map(|value| Some(value * 1.005)).collect();
            let (mut mine, mut other) = (vec![false; answers.len()], vec![false; answers.len()]);
            let done = exercise
                .grade_into(seed, &answers, &mut mine)
                .expect("a variant");
            assert_eq!(
                (done, mine),
                ((peer.grade)(seed, &answers, &mut other), other),
                "{} seed {seed}",
                peer.path
            );
            let mut text = String::new();
            renderer.render(seed, &mut text);
            assert_eq!(text, engine_json(&exercise, seed), "{}", peer.path);
        }
        (peer, exercise, renderer)
    };
    PEERS.iter().map(verify).collect()
}
