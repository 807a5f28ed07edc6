-- Results

-- Where someone stopped, what became of an exercise: rows of the log by user and by exercise, in order.
CREATE INDEX submissions_by_user ON submissions (user_id);
CREATE INDEX submissions_by_exercise ON submissions (exercise_id);
