
# The live session of a class
live-title = Session of { $name }
live-choose = Choose exercises
live-projector = Projector
live-reports = Saved reports
live-hide-names = Hide names
live-show-names = Show names
live-print = Print
live-empty = There are no exercises in the session yet. Choose some, and the class sees them at once.
live-running = running
live-finished = finished
live-not-started = not started
live-board = Students and exercises
live-news = { $count ->
    [one] { $count } new result
   *[other] { $count } new results
}
live-connected = ● Live
live-reconnecting = ○ Connection lost, trying again…
live-gone = ○ No longer live. Reload the page.
live-refresh = Refresh
live-close = Close
live-failed = This could not be loaded. Try again.
live-loading = Loading…
live-students = { $count ->
    [one] { $count } student
   *[other] { $count } students
}
live-came = { $count ->
    [one] { $count } is here
   *[other] { $count } are here
}
live-nobody = Nobody has joined this class yet. Give out the invitation.
live-legend = ☐ not tried, ☒ wrong, ⚀ partly right, ☑ right
live-number = No.
live-name = Name
live-away = not here yet
live-counts = Progress of the class
live-exercise = Exercise
live-chart = Chart
live-tried = Tried
live-right = Right
live-partly = Partly
live-wrong = Wrong
live-bar-of = { $name }: right, partly right, wrong, not tried
live-save = Save the report
live-end = End the session
live-end-why = Students can no longer answer then. The results stay here until a new session starts.
live-end-really = End it now
live-exercises = { $count ->
    [one] { $count } exercise in the session
   *[other] { $count } exercises in the session
}
live-remove = Remove
live-remove-why = { $count ->
    [0] Nobody has answered it yet.
    [one] The result of { $count } student leaves the session with it.
   *[other] The results of { $count } students leave the session with it.
}
live-remove-really = Remove it
live-join = Join at
live-invitation = Invitation
live-wait = The exercises appear here as soon as they are chosen.
live-back = Back to the session

# Choosing exercises
choice-title = Exercises for { $name }
choice-search = Search names, sections and texts
choice-aside = Ticked already
choice-all = Show all
choice-nothing = There are no exercises that you could choose yet.
choice-add = Add to the session
choice-anew = Start a new session with these
choice-anew-why = The session that is running ends for everybody, and its table is emptied.
choice-anew-really = End the running session and start a new one
choice-start = Start the session
choice-save = save the report of the previous session first
choice-help = A new session begins with an empty table and new numbers for everybody.
choice-start-help = Everybody gets numbers of their own. Exercises can be added later.
choice-there = in the session
choice-look = look

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

# Saved reports
reports-title = Reports of { $name }
reports-help = A report holds those who opened the session; whoever was absent is not in it.
reports-none = No report has been saved yet. Save one during the session or at its end.
reports-saved = Saved
reports-download = Download
reports-delete = Delete
reports-delete-really = Delete it for good

# What was just done
notice-session-started = Session started.
notice-session-ended = Session finished.
notice-exercises-added = Exercises added to the session.
notice-exercise-removed = Exercise removed from the session.
notice-session-runs = A session was started meanwhile. Add the exercises to it, or start a new one.
notice-nothing-chosen = Nothing was chosen: tick the exercises that you want.
notice-report-saved = Report saved.
notice-report-deleted = Report deleted.
