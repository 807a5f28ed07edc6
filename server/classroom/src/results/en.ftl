# Results
results-own = My results
results-own-none = Nothing yet: your results appear here once you have answered an exercise.
results-student-none = This student has not answered anything yet.
results-class = Results of { $name }
results-class-subject = Results of { $class } in { $subject }
results-none = Nobody in this class has answered anything here yet.
results-all-subjects = All subjects
results-csv = Download as CSV
results-class-help = Exercises done right out of those tried; the last answer to each counts. Choose a subject to see its exercises.
results-together = Together
results-cut = Only the newest { $count } answers are counted.
results-wrong-cut = Only the newest of the wrong answers are told here: working out the numbers of more would take too long.
results-weeks = Progress from week to week
results-weeks-chart = For each week the number of answers, how many of them were right, and their share; the table below says the same
results-weeks-key = Bars: all answers, and within them the right ones. Line: share of right answers. Practice is not counted.
results-as-table = The same as a table
results-week = Week of
results-answers = Answers
results-right = Right
results-share = Share
results-practice = practice
results-subject = Subject
results-mean = Mean
results-recent = Recent exercises

# Results of an exercise
results-of = Results: { $name }
results-of-class = Answers of class { $name }
results-back-to-class = The whole class
results-everybody = Everybody's answers
results-earlier = { $count ->
    [one] { $count } answer is to an earlier revision that asked for other things: it counts in the total, but not for single unknowns.
   *[other] { $count } answers are to earlier revisions that asked for other things: they count in the total, but not for single unknowns.
}
results-exercise-none = Nobody has answered this exercise yet.
results-people = People
results-tried-by = tried by { $count ->
    [one] { $count } person
   *[other] { $count } people
}
results-answers-count = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
results-people-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
results-right-of-them = { $count } of them right
results-first = First answer
results-last = Last answer
results-way = The way to the right answer
results-right-at = Everything right at
results-attempt = answer { $count }
results-attempt-later = answer { $count } or later
results-never = not yet
results-time = Half of those who corrected a wrong answer took at most { $time } from their first answer to the right one ({ $people }).
results-time-help = When someone first saw the exercise is not known, so times count from the first answer, and only for those who needed more than one.
results-parts = What was asked for
results-unknown = Unknown
results-first-right = Right the first time
results-last-right = Right in the end
results-wrong = Frequent wrong answers for
results-wrong-help = Everybody has their own numbers, so wrong answers are grouped by how they relate to the right one. Answers in one group need not come from the same mistake.
results-relation = Relation to the right answer
results-examples = Examples
results-right-times = right answer ×
results-mistake = a frequent mistake
results-sign = the other sign
results-unit = a unit that does not fit
results-precision = the right value to another number of figures or decimals
results-other = the right answer for
results-instead-of = instead of
results-rest = { $count ->
    [one] { $count } more wrong answer belongs to none of these groups.
   *[other] { $count } more wrong answers belong to none of these groups.
}
results-practice-head = Practice variants
