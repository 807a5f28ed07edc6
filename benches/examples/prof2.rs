use std::hint::black_box;
fn main() {
    let which = std::env::args().nth(1).unwrap();
    let n = 20000;
    let v = eqex_benches::peers::verified();
    let (peer, ex, ren) = &v[0];
    let mut info = [false; 3];
    let answers = [Some(1.0); 3];
    let w = ex.unknowns().len();
    for seed in 0..n {
        match which.as_str() {
            "ours" => {
                let _ = black_box(ex.grade_into(black_box(seed), &answers, &mut info[..w]));
            }
            "hand" => {
                black_box((peer.grade)(black_box(seed), &answers, &mut info));
            }
            "render" => {
                let mut o = String::new();
                eqex_benches::peers::engine_render(ex, seed, &mut o);
                black_box(o);
            }
            "renderhand" => {
                let mut o = String::new();
                ren.render(seed, &mut o);
                black_box(o);
            }
            "key" => {
                black_box(eqex::generator::Key::of(black_box(seed)));
            }
            _ => {}
        }
    }
}
