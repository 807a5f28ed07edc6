# What a student answered
answered-exercise = The exercise
answered-student = All results of this student
answered-cut = Only the newest answers are shown.
answered-none = No answer yet.
answered-before = An earlier variant (revision { $name } of the exercise)
answered-practice = Practice variant { $number } (revision { $revision } of the exercise)
answered-not-yours = Right answers are shown only to those who manage the subject.
answered-no-text = The text of this variant cannot be shown.
answered-too-long = The text of this variant is not shown: working out the numbers of more variants would take too long.
answered-answers = Answers
answered-time = Time
answered-result = Result
answered-regraded = graded again
answered-empty = left empty
answered-meanings = may be read as
