use eqex::*;
fn main(){
  let path=std::env::args().nth(1).unwrap(); let b=std::fs::read(path).unwrap();
  match Exercise::parse(&b,&Defaults::default()) {
    Err(i)=> for d in &i.diagnostics { println!("{}", format!("{:?} {:?} help={:?} mend={:?}", d.code.0, (d.report(&i.source).place, &d.message), d.help, d.mend)); },
    Ok(e)=>{ for d in e.warnings(){println!("W {} {:?}", d.code.0, d.message);} for s in 0..3 { match e.variant(s){Ok(v)=>{println!("{}{:?} {:?}", v.main(&View::default()), v.correct(), v.drawn()); let mut o=String::new(); v.write_problem_json(&mut o,&View::default()); println!("{o}");}, Err(d)=>println!("{:?}",d.message)} } println!("{}", e.description(&View::default())); }
  }
}
