# Home and subjects
subjects = Subjects
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
home-visitor = Solve exercises whose numbers are yours alone: each reader gets others. To keep results and to work with a class, sign in.
home-join = Join with an invitation
