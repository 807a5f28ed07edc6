use eqex::diagnostic::Diagnostics;
use eqex::{Defaults, Exercise, header, segments, syntax};
use std::time::Instant;
fn main() {
    let sources = eqex_benches::sources();
    let n: usize = std::env::args().nth(1).map_or(200, |a| a.parse().unwrap());
    let (mut t_seg, mut t_head, mut t_text, mut t_calc, mut t_all) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for _ in 0..n {
        for s in &sources {
            let mut d = Diagnostics::default();
            let t = Instant::now();
            let seg = segments::cut(s, &mut d).unwrap();
            t_seg += t.elapsed().as_secs_f64();
            let t = Instant::now();
            let h = header::read(s, seg.header, &mut d).unwrap();
            t_head += t.elapsed().as_secs_f64();
            std::hint::black_box(&h);
            let t = Instant::now();
            std::hint::black_box(syntax::text(s, seg.text, &mut d));
            for tr in &seg.translations {
                std::hint::black_box(syntax::text(s, tr.text, &mut d));
            }
            t_text += t.elapsed().as_secs_f64();
            let t = Instant::now();
            if let Some(span) = seg.calculations {
                let mut at = span.range().start;
                for line in span.of(s).split('\n') {
                    std::hint::black_box(syntax::calculation(
                        s,
                        eqex::Span::new(at, at + line.len()),
                        &mut d,
                    ));
                    at += line.len() + 1;
                }
            }
            t_calc += t.elapsed().as_secs_f64();
            let t = Instant::now();
            drop(std::hint::black_box(Exercise::parse(
                s.as_bytes(),
                &Defaults::default(),
            )));
            t_all += t.elapsed().as_secs_f64();
        }
    }
    let k = 1e6 / (n * sources.len()) as f64;
    println!(
        "segments {:.1} header {:.1} text {:.1} calc {:.1} all {:.1} µs",
        t_seg * k,
        t_head * k,
        t_text * k,
        t_calc * k,
        t_all * k
    );
}
