//! Many seeds of one exercise at once.

use super::Exercise;
use crate::eval::columns::{BLOCK, Columns};
use crate::grade::Value;

/// Grading many seeds of one exercise: the same results as one at a time, several times as fast.
#[derive(Debug)]
pub struct Batch<'a> {
    exercise: &'a Exercise,
    columns: Columns,
}

impl<'a> Batch<'a> {
    pub fn new(exercise: &'a Exercise) -> Batch<'a> {
        Batch {
            exercise,
            columns: Columns::new(&exercise.body.code),
        }
    }

    /// Grades `answers`, one row of as many as there are unknowns per seed (`NaN` for one left empty), into `info`, laid out alike. `graded` gets a false
    /// for a seed that has no variant; [`Exercise::variant`] says why.
    pub fn grade(
        &mut self,
        seeds: &[i32],
        answers: &[f64],
        info: &mut [bool],
        graded: &mut [bool],
    ) {
        let width = self.exercise.body.unknowns.len();
        for (block, seeds) in seeds.chunks(BLOCK).enumerate() {
            let from = block * BLOCK;
            let rows = from * width..(from + seeds.len()) * width;
            let (Some(answers), Some(info), Some(graded)) = (
                answers.get(rows.clone()),
                info.get_mut(rows),
                graded.get_mut(from..from + seeds.len()),
            ) else {
                return;
            };
            self.block(seeds, answers, info, graded);
        }
    }

    fn block(&mut self, seeds: &[i32], answers: &[f64], info: &mut [bool], graded: &mut [bool]) {
        let exercise = self.exercise;
        let code = &exercise.body.code;
        let width = exercise.body.unknowns.len();
        self.columns.solve(code, seeds);
        let mut plain = [true; BLOCK];
        for (index, unknown) in exercise.body.unknowns.iter().enumerate() {
            let values = self.columns.answers(code, index);
            for lane in 0..seeds.len() {
                plain[lane] &= code.zeros.is_plain(index, values[lane]);
                info[lane * width + index] = unknown
                    .tolerance
                    .accepts(&Value::from(values[lane]), answers[lane * width + index]);
            }
        }
        for lane in 0..seeds.len() {
            graded[lane] = self.columns.solved(lane) && plain[lane];
            if !graded[lane] {
                // A draw that its conditions rejected, a variant that is not finite, or a value that may be 0 but for rounding: looked at by itself.
                let row = lane * width..(lane + 1) * width;
                let given: Vec<Option<f64>> = answers[row.clone()]
                    .iter()
                    .map(|answer| Some(*answer))
                    .collect();
                graded[lane] = exercise
                    .grade_into(seeds[lane], &given, &mut info[row.clone()])
                    .is_ok();
                if !graded[lane] {
                    info[row].fill(false);
                }
            }
        }
    }
}
