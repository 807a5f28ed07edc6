# An exercise
answers = Your answers
answer-hint = As you would write it: 2.5 or 1.2·10^3 m/s or 1/3.
submit = Submit
right = Right
wrong = Wrong
all-right = All answers are right.
some-right = { $count ->
    [one] { $count } answer is right. Correct the others and submit again.
   *[other] { $count } answers are right. Correct the others and submit again.
}
none-right = No answer is right yet. Try again.
some-were-right = { $count ->
    [one] { $count } answer is right.
   *[other] { $count } answers are right.
}
none-was-right = No answer is right.
answer-too-late = The session had already ended, so this answer was not submitted.
answer-too-long = An answer may have { $count } characters. Nothing was submitted: shorten it and submit again.
too-many-answers = These were too many answers at once, so this one was not submitted. It is kept here.
unreadable = This answer cannot be read:
understood = understood as
unit-differs = This unit does not fit the one that is asked for:
unit-none = This unit does not fit: the answer has none.
unit-capitals = (with { $typed } for { $read })
numbers-moved = Your own numbers have no answer, so these are the next that have: those of seed { $name }. Students who meet such numbers outside of a session are told to tell the author.
numbers-changed = The numbers of this exercise have changed, so nothing was submitted. Solve it with the new ones.
nothing-typed = Type an answer first. Nothing was submitted.
not-answered = not answered
nothing-lost = Nothing was submitted, so nothing is lost. Correct it and submit again.
nothing-decided = Nothing was submitted yet. Choose what you mean and submit again.
readings = { $count ->
    [2] This can be read in two ways. Which one do you mean?
    [3] This can be read in three ways. Which one do you mean?
   *[other] This can be read in { $count } ways. Which one do you mean?
}
reading-one = Did you mean this?
practice-another = Another variant for practice
practice-this = Practice variant { $name }
practice-help = It has no effect on your results.
practice-back = Back to your own variant
next = Next
ways = Where to go next
edit = Edit
history = History
results = Results
no-unknowns = This exercise asks for nothing: it is only for reading.
hint = Hint { $count }
right-answers = Right answers
image-of = Picture of the exercise { $name }
saving = Sending…
waiting = No connection. Your answers are kept here and sent once it is back.
refused = The answers were not accepted:
signed-out = You have been signed out. { $name }, then submit again: your answers are kept here.
unsaved = Not submitted yet
kept = Submitted
