//! Values that are 0 but for rounding, with exact rationals as the judge.

use eqex::{Batch, Defaults, Exercise, testing::Key};
use num_rational::BigRational;
use proptest::prelude::*;

use crate::laws::formula::formula;
use crate::laws::law;

fn parse(text: &str, calculations: &str) -> Option<Exercise> {
    let source = format!("---\ntype: EqEx\nname: T\n---\n{text}\n---\n{calculations}\n");
    Exercise::parse(source.as_bytes(), &Defaults::default()).ok()
}

/// The value of `x=…` without any draws.
fn value(expression: &str) -> f64 {
    let exercise = parse("x=?", &format!("x={expression}"));
    let exercise = exercise.unwrap_or_else(|| panic!("{expression} is an exercise"));
    exercise.variant(0).unwrap().values()[0].number
}

#[test]
fn what_is_zero_in_exact_arithmetic_is_zero() {
    for expression in [
        "0.1+0.2-0.3",
        "0.3-0.1*3",
        "1.1*1.1-1.21",
        "sqrt(2)^2-2",
        "sqrt(2)*sqrt(3)-sqrt(6)",
        "sqrt(0.1+0.2-0.3)",
        "(0.1+0.2-0.3)^2",
        "(0.1+0.2-0.3)^0.5",
        "(0.1+0.2-0.3)*1e20",
        "(0.1+0.2-0.3)/3e-5",
        "abs(0.1+0.2-0.3)",
        "max(0.1+0.2,0.3)-0.3",
        "min(0.1+0.2,0.3)-0.3",
        "hypot(0.3,0.4)-0.5",
        "hypot(0.1+0.2-0.3,0)",
        "2^0.5-sqrt(2)",
        "10^-3-0.001",
        "0.1^3-0.001",
        "exp(ln(5))-5",
        "exp(1)*exp(2)-exp(3)",
        "ln(2)+ln(3)-ln(6)",
        "ln(exp(1))-1",
        "log(1000)-3",
        "log(0.001)+3",
        "log2(8)-3",
        "sinr(pi)",
        "sinr(100*pi)",
        "cosr(pi/2)",
        "tanr(pi)",
        "cotr(pi/2)",
        "cosr(pi/3)-0.5",
        "tan(45)-1",
        "sin(180)",
        "sin(0.1+0.2-0.3)",
        "cos(89.9+0.1)",
        "sin(60)-sqrt(3)/2",
        "sin(10)^2+cos(10)^2-1",
        "2*sin(10)*cos(10)-sin(20)",
        "tan(20)-sin(20)/cos(20)",
        "cot(20)*tan(20)-1",
        "acos(1)",
        "acos(0.1+0.2+0.7)",
        "asin(0.1+0.2-0.3)",
        "asin(sin(20))-20",
        "acosr(0)-pi/2",
        "atan(0.1+0.2-0.3)",
        "atan(1)-45",
        "atan2(1,1)-45",
        "atan2(0.1+0.2-0.3,1)",
        "acot(1)-45",
        "sinhr(ln(2))-0.75",
        "coshr(1)^2-sinhr(1)^2-1",
        "tanhr(0.5)-sinhr(0.5)/coshr(0.5)",
        "acoshr(1)",
        "asinhr(sinhr(1))-1",
        "atanhr(tanhr(0.5))-0.5",
        "acothr(cothr(0.5))-0.5",
        "sinh(10)/cosh(10)-tanh(10)",
        "6.02214076e23*1e-23-6.02214076",
        "1.6e-19*3-4.8e-19",
        "9.81*0.1-0.981",
    ] {
        assert_eq!(value(expression), 0.0, "{expression}");
    }
}

#[test]
fn what_is_small_stays() {
    for expression in [
        "1e-20*3",
        "1.6e-19*3",
        "1.6e-19*3-4.7e-19",
        "6.626e-34/1e10",
        "1e-9*2-1e-9*1.999999",
        "1-0.999999999",
        "1.00000000001-1",
        "0.1+0.2-0.3000000001",
        "1e-300*1e-10",
        "exp(-700)",
        "exp(-40)-exp(-41)",
        "10^-300",
        "sin(1e-12)",
        "sinr(3.14159265)",
        "tanr(pi/2)",
        "1/tanr(pi/2)+1e-10",
        "cos(89.9999999)",
        "sqrt(2)^2-2.000000001",
        "sqrt(1e-30)",
        "acos(0.9999999)",
        "asin(1e-15)",
        "atan(1e-15)",
        "ln(1.0000000001)",
        "log(1.0000001)",
        "1e20*1e-20",
        "1/3e200/1e90",
        "floor(0.1+0.2)+1",
        "(0.1+0.2-0.3)/(0.1+0.2-0.3)",
        "1/(0.1+0.2-0.3)",
        "(0.1+0.2-0.3)^-1",
        "(0.1+0.2-0.3)^0",
        "ln(0.1+0.2-0.3)",
        "exp(1/(0.1+0.2-0.3)*1e-16)",
        "atan2r(0.1+0.2-0.3,0.1+0.2-0.3)",
        "1.0000000000001^1e13",
        "2^1000",
        "1e15+0.5-1e15",
    ] {
        assert_ne!(value(expression), 0.0, "{expression}");
    }
}

#[test]
fn drawn_values_too() {
    for (text, calculation) in [
        ("a=[0.1;0.9;0.1] b=[0.1;0.3;0.1] x=?", "x=a-3*b"),
        ("a=[0.1;0.9;0.1] b=[0.1;0.9;0.1] x=?", "x=a*b-b*a*(a/a)"),
        ("a=[1;9] b=[1;9] x=?", "x=(a/b)*b-a"),
        ("a=[1;9] b=[1;9] x=?", "x=(a+b)^2-a^2-2*a*b-b^2"),
        ("a=[5;85] b=[1;9] x=?", "x=b*sin(a)/tan(a)-b*cos(a)"),
        ("a={0.1;0.7;2.3} b=[1;9] x=?", "x=sqrt(a)*sqrt(b)-sqrt(a*b)"),
        (
            "a=[100;900] b=[1;9] x=?",
            "F=a*9.81\nG=b*9.81\nH=(a+b)*9.81\nx=F+G-H",
        ),
    ] {
        let exercise = parse(text, calculation).unwrap();
        for seed in -500..500 {
            let variant = exercise.variant(seed).unwrap();
            let value = variant.values()[0];
            let exact = calculation != "x=a-3*b" || {
                let drawn = variant.drawn();
                (drawn[0].1 * 10.0).round() == 3.0 * (drawn[1].1 * 10.0).round()
            };
            assert_eq!(value.number == 0.0, exact, "{calculation}, seed {seed}");
            if exact {
                assert!(value.operand > 0.0);
            }
        }
    }
}

#[test]
fn many_at_once_are_judged_as_one_by_one_and_without_memory() {
    let exercise = parse("a=[0.1;0.9;0.1] b=[0.1;0.3;0.1] x=?", "x=a-3*b").unwrap();
    let seeds: Vec<i32> = (-300..300).collect();
    let zeros = vec![0.0; seeds.len()];
    let (mut info, mut graded) = (vec![false; seeds.len()], vec![false; seeds.len()]);
    Batch::new(&exercise).grade(&seeds, &zeros, &mut info, &mut graded);
    let mut right = 0;
    for (seed, many) in seeds.iter().zip(info) {
        let mut one = [false];
        let counted = allocation_counter::measure(|| {
            exercise.grade_into(*seed, &[Some(0.0)], &mut one).unwrap();
        });
        assert_eq!(counted.count_total, 0);
        assert_eq!(one[0], many, "seed {seed}");
        right += usize::from(many);
    }
    assert!(right > 30 && graded.iter().all(|graded| *graded));
}

/// The limits that spare most grades a closer look never change what it would find.
#[test]
fn the_closer_look_is_spared_only_where_it_finds_nothing() {
    const DRAWN: &str = "a=[0.5;9.5] b=[-4;4;0.25] c={1;2;7.5} x=? y=?";
    law((formula(), formula(), any::<i32>()), |(one, two, first)| {
        let calculations = format!("y={}\nx={}-({})", two.ours, one.ours, one.ours);
        let Some(exercise) = parse(DRAWN, &calculations) else {
            return Ok(());
        };
        let code = eqex::testing::code(&exercise);
        for step in 0..20 {
            let key = Key::of(first.wrapping_add(step));
            let compared = code.solve(key, |solved| {
                let (mut spared, mut looked) = (Vec::new(), Vec::new());
                solved.each(|_, value| spared.push(value.number));
                let inputs: Vec<f64> = code.inputs(key, solved.attempt).collect();
                code.zeros.values(&inputs, |index, value| {
                    looked.push(value.number);
                    let same = value.number == 0.0
                        || value.number.to_bits() == solved.number(index).to_bits();
                    assert!(same, "{calculations}");
                });
                (spared, looked)
            });
            if let Ok((spared, looked)) = compared {
                prop_assert_eq!(spared, looked, "{}", calculations);
            }
        }
        Ok(())
    });
}

/// An expression of decimals, as text and exactly.
#[derive(Clone, Debug)]
enum Tree {
    Drawn(usize),
    Number(String),
    Binary(char, Box<Tree>, Box<Tree>),
    Power(Box<Tree>, u32),
}

const NAMES: [&str; 3] = ["a", "b", "c"];

impl Tree {
    fn text(&self) -> String {
        match self {
            Tree::Drawn(index) => NAMES[*index].to_owned(),
            Tree::Number(text) => text.clone(),
            Tree::Binary(sign, a, b) => format!("({}{sign}{})", a.text(), b.text()),
            Tree::Power(a, power) => format!("({})^{power}", a.text()),
        }
    }

    /// The exact value; none where a divisor is 0 or so near to it that doubles could not tell. `most` becomes the largest value on the way.
    fn exact(&self, drawn: &[BigRational; 3], most: &mut BigRational) -> Option<BigRational> {
        let value = match self {
            Tree::Drawn(index) => drawn[*index].clone(),
            Tree::Number(text) => rational(text.parse().unwrap()),
            Tree::Power(a, power) => {
                let a = a.exact(drawn, most)?;
                (1..*power).fold(a.clone(), |product, _| product * &a)
            }
            Tree::Binary(sign, a, b) => {
                let (a, b) = (a.exact(drawn, most)?, b.exact(drawn, most)?);
                match sign {
                    '+' => a + b,
                    '-' => a - b,
                    '*' => a * b,
                    _ => {
                        if size(&b) * whole(10_000) < *most {
                            return None;
                        }
                        a / b
                    }
                }
            }
        };
        if size(&value) > *most {
            *most = size(&value);
        }
        Some(value)
    }
}

fn whole(number: i64) -> BigRational {
    number.to_string().parse().unwrap()
}

fn size(value: &BigRational) -> BigRational {
    if *value < whole(0) {
        -value
    } else {
        value.clone()
    }
}

/// The decimal that a double was written as.
fn rational(value: f64) -> BigRational {
    let text = format!("{value:e}");
    let (mantissa, exponent) = text.split_once('e').unwrap();
    let places = mantissa
        .split_once('.')
        .map_or(0, |(_, places)| places.len());
    let digits = whole(mantissa.replace('.', "").parse().unwrap());
    let exponent = exponent.parse::<i32>().unwrap() - i32::try_from(places).unwrap();
    let power = (0..exponent.unsigned_abs()).fold(whole(1), |power, _| power * whole(10));
    if exponent < 0 {
        digits / power
    } else {
        digits * power
    }
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        3 => (0usize..3).prop_map(Tree::Drawn),
        1 => (1u32..1000).prop_map(|number| Tree::Number(number.to_string())),
        1 => (1u32..10_000).prop_map(|number| Tree::Number((f64::from(number) / 100.0).to_string())),
    ];
    leaf.prop_recursive(4, 12, 2, |inner| {
        let binary = (
            inner.clone(),
            proptest::sample::select(vec!['+', '-', '*', '/']),
            inner.clone(),
        )
            .prop_map(|(a, sign, b)| Tree::Binary(sign, Box::new(a), Box::new(b)));
        let power = (inner, 2u32..5).prop_map(|(a, power)| Tree::Power(Box::new(a), power));
        prop_oneof![5 => binary, 1 => power]
    })
}

/// Differences that are 0 by an identity of algebra, which doubles round differently on both sides.
fn identity(number: usize, x: Tree, y: Tree, z: Tree) -> Tree {
    let join = |sign: char, a: &Tree, b: &Tree| {
        Tree::Binary(sign, Box::new(a.clone()), Box::new(b.clone()))
    };
    let square = |a: &Tree| Tree::Power(Box::new(a.clone()), 2);
    let (left, right) = match number {
        0 => (
            join('+', &join('+', &x, &y), &z),
            join('+', &x, &join('+', &y, &z)),
        ),
        1 => (
            join('*', &x, &join('+', &y, &z)),
            join('+', &join('*', &x, &y), &join('*', &x, &z)),
        ),
        2 => (join('*', &join('/', &x, &y), &y), x),
        3 => (
            join('*', &join('+', &x, &y), &join('-', &x, &y)),
            join('-', &square(&x), &square(&y)),
        ),
        4 => (
            join('/', &join('+', &x, &y), &z),
            join('+', &join('/', &x, &z), &join('/', &y, &z)),
        ),
        5 => (
            Tree::Power(Box::new(x.clone()), 3),
            join('*', &join('*', &x, &x), &x),
        ),
        6 => (
            join('*', &x, &join('*', &y, &z)),
            join('*', &z, &join('*', &y, &x)),
        ),
        _ => (x, y),
    };
    join('-', &left, &right)
}

#[test]
fn exact_rationals_agree_on_what_is_zero() {
    const DRAWN: &str = "a=[0.1;2.5;0.1] b=[0.05;9.95;0.05] c={0.3;1.1;2.7;19.6;0.001} x=?";
    let difference = (0usize..9, tree(), tree(), tree());
    let (zeros, others) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    law((difference, any::<i32>()), |((number, x, y, z), first)| {
        let tree = identity(number, x, y, z);
        let Some(exercise) = parse(DRAWN, &format!("x={}", tree.text())) else {
            return Ok(());
        };
        for step in 0..10 {
            let seed = first.wrapping_add(step);
            let Ok(variant) = exercise.variant(seed) else {
                continue;
            };
            let drawn = variant.drawn();
            let drawn = [0, 1, 2].map(|index| rational(drawn[index].1));
            let mut most = whole(0);
            let Some(exact) = tree.exact(&drawn, &mut most) else {
                continue;
            };
            let found = variant.values()[0].number;
            if exact == whole(0) {
                zeros.set(zeros.get() + 1);
                prop_assert_eq!(found, 0.0, "{} with {:?}", tree.text(), variant.drawn());
            } else if size(&exact) * whole(1_000_000) > most {
                others.set(others.get() + 1);
                prop_assert_ne!(found, 0.0, "{} with {:?}", tree.text(), variant.drawn());
            }
        }
        Ok(())
    });
    assert!(
        zeros.get() > 500 && others.get() > 100,
        "{zeros:?} {others:?}"
    );
}
