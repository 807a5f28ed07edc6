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

# What was just done
notice-session-started = Session started.
notice-session-ended = Session finished.
notice-exercises-added = Exercises added to the session.
notice-exercise-removed = Exercise removed from the session.
notice-session-runs = A session was started meanwhile. Add the exercises to it, or start a new one.
notice-nothing-chosen = Nothing was chosen: tick the exercises that you want.
