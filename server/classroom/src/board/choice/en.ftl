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
