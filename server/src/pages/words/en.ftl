# The frame of every page
skip = Skip to the content
navigation = Main
write-an-exercise = Write an exercise
sign-in = Sign in
sign-out = Sign out
language = Language
colours = Colours
colours-auto = as the system
colours-light = light
colours-dark = dark
apply = Apply
look = Language and colours

# Home and subjects
home = Subjects
subjects-none = There are no subjects yet. A teacher can add one.
exercise-count = { $count ->
    [one] { $count } exercise
   *[other] { $count } exercises
}
unlisted = Not listed
section-empty = Nothing is here yet.
legend = ☐ not tried, ☒ wrong, ⚀ partly right, ☑ right
session-now = Now in class
session-of-your-class = Your class works on these exercises now.
session-finished = The session is finished: answers are not taken any more.
done-none = not tried
done-wrong = wrong
done-partly = partly right
done-right = right

# An exercise
answers = Your answers
answer-hint = As you would write it: 2.5, 1.2·10^3 m/s, 1/3.
submit = Submit
right = Right
wrong = Wrong
all-right = All answers are right.
some-right = { $count ->
    [one] { $count } answer is right. Mend the others and submit again.
   *[other] { $count } answers are right. Mend the others and submit again.
}
none-right = No answer is right yet. Try again.
unreadable = This answer cannot be read:
understood = understood as
nothing-lost = Nothing was submitted, so nothing is lost.
practice-another = Another variant for practice
practice-this = Practice variant { $name }
practice-help = A variant for practice has no effect on your results.
practice-back = Back to your own variant
no-unknowns = This exercise asks for nothing: there is only something to read.
no-variant = This variant cannot be given. Tell your teacher.
hint = Hint { $count }
right-answers = Right answers
image-of = Picture of the exercise { $name }
saving = Sending …
waiting = No connection. Your answers are kept here and sent once it is back.

# Sign-in
login = Login
login-help = Your e-mail address, or root.
password = Password
sign-in-wrong = The login or the password is wrong.
sign-in-wait = Too many wrong attempts. Wait a few minutes and try again.
sign-in-why = Sign in to keep your results and to work with your class.
sign-in-forgotten = Forgotten? Ask your teacher for a password link.

# When something fails
back-home = Back to the subjects
error-bad = That was not understood
error-bad-advice = Go back and try again.
error-sign-in = Sign in first
error-sign-in-advice = This page is for those who are signed in.
error-forbidden = This is not open to you
error-forbidden-advice = Ask your teacher whether you should see it.
error-missing = There is nothing here
error-missing-advice = It may have been renamed or taken away. Look for it among the subjects.
error-server = Something went wrong here
error-server-advice = Try again in a moment. If it stays so, tell whoever runs this server.
