
# Home and subjects
subjects-none = There are no subjects yet. A teacher can add one.
subject-page = Open this subject on a page of its own
manage-subject = Manage this subject
new-exercise = New exercise
exercise-count = { $count ->
    [one] { $count } exercise
   *[other] { $count } exercises
}
right-count = { $count } right
resume = Continue:
search = Find an exercise
search-do = Search
search-clear = Show all subjects
found = { $count ->
    [one] { $count } exercise found
   *[other] { $count } exercises found
}
found-none = No exercise has all of these words. Try fewer words, or parts of them.
found-more = There may be more: add a word.
unlisted = Not listed
section-empty = There is nothing here yet.
legend = ☐ not tried, ☒ wrong, ⚀ partly right, ☑ right
done-none = not tried
done-wrong = wrong
done-partly = partly right
done-right = right

# The session of a class
session-now = Now in class
session-of-your-class = Your class is working on these exercises now.
session-finished = The session is finished: answers are no longer accepted.
text-too-large = This text would become too large a page, and is not shown.
session-go = Go to the session
session-look = Look at the session
session-empty = There are no exercises in the session yet. They will appear here as your teacher adds them.
session-choose = Choose an exercise from the list.
session-all-right = Everything is right. Well done!
session-offline = No connection. Stay on this page: what you type is kept, and the other exercises open again once it is back.
home-visitor = Solve exercises whose numbers are yours alone: each reader gets others. To keep results and to work with a class, sign in.
home-join = Join with an invitation
