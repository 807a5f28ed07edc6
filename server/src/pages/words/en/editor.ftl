# The editor of exercises
editor-scratch = Write an exercise
editor-scratch-help = A place to try things out: nothing is saved here, and the text stays in this browser.
editor-new = A new exercise
editor-edit = Edit { $name }
editor-id = Id
editor-id-help = Made from the name; it stands in the address and stays the same from then on.
editor-switch = Text or preview
editor-text = Text
editor-preview = Preview
editor-variant = Variant
editor-random = Random
editor-show = Show
editor-worst = Worst variant
editor-worst-by = Worst by
worst-figures = most digits
worst-largest = largest answers
worst-smallest = smallest answers
editor-table = Table
editor-comma = Decimal comma
editor-save = Save
editor-again = Start anew
editor-same = Saved
editor-saved = Saved { $name }
editor-unsaved = Not saved
editor-saving = Saving …
editor-kept = Kept in this browser
editor-broken = Not saved: the text is no exercise yet. Mend the errors first; the draft is kept.
editor-failed = Not saved. { $name } The draft is kept.
editor-offline = There is no connection; try again in a moment.
editor-signed-out = Not saved: you are signed out. Sign in on another tab, then save again; the draft is kept.
editor-conflict = Not saved: someone else saved meanwhile. Choose below what to keep.
editor-taken = There is an exercise of this id already: choose another id.
editor-bad-id = An id has small letters, digits and hyphens only: write one.
editor-preview-failed = The preview did not come: { $name }. It is tried again with the next change.
editor-no-variant = This variant cannot be given
editor-warnings = Worth a look
editor-invalid = This is not an exercise yet
editor-warning = Warning
editor-error = Error
editor-line = line { $count }
editor-take-out = Take it out
editor-write = Write
editor-mend-key = Ctrl+. mends it.
editor-no-problems = No problems
editor-problems = Problems: { $name }. F8 goes to the next one.
editor-picture = Picture: { $name }. It is shown where the exercise belongs to a subject.
editor-languages = Language of the text
editor-figures = { $count ->
    [one] { $count } significant figure
   *[other] { $count } significant figures
}
editor-found = Variant { $seed } is the worst of { $tried }.
editor-found-failing = Of { $tried } variants { $failing } cannot be given. Variant { $seed } is the first of these.
editor-found-less = The exercise is slow to compute, so no more were looked at.
editor-variants = { $count ->
    [one] { $count } variant
   *[other] { $count } variants
}
editor-seed = Variant
editor-copy = Copy the table
editor-copied = Copied
editor-copy-failed = Not copied: the browser refuses

# Things to insert
insert = Insert
insert-values = Values
insert-formulas = Formulas
insert-parts = Parts of the exercise
insert-units = Units
insert-greek = Greek letters, as names
insert-range = Range
insert-step = Range with step
insert-list = List
insert-constant = Constant
insert-unknown = Unknown
insert-require = Condition
insert-calculation = Calculation
insert-formula = Formula
insert-fraction = Fraction
insert-root = Square root
insert-power = Power
insert-hint = Hint
insert-language = Second language

# The language in short
reference = The language in ten lines
reference-header = the header, one key a line
reference-separator = between header, text and calculations
reference-constant = a constant, with its unit
reference-range = drawn between the bounds; with a step
reference-list = drawn from the list
reference-unknown = an unknown, in this unit
reference-markdown = mathematics as LaTeX; the rest is Markdown
reference-calculation = how an unknown is computed, one line each; trigonometry in degrees
reference-require = draws that do not meet this are thrown away
reference-more = the text in another language; header keys for pictures and tolerance

# Keys
keys = Keys
keys-save = Save
keys-next-problem = Next problem
keys-previous-problem = Previous problem
keys-mend = Mend the problem at the caret
keys-undo = Undo, also what a button or a menu did
keys-next = Next variant
keys-previous = Previous variant
keys-random = Random variant
keys-worst = Worst variant
keys-table = Table of variants, and away again
keys-insert = Insert
keys-preview = To the preview and back
keys-tab = Leave the text; nothing is indented
keys-help = This list, also with Ctrl + /
keys-mac = On a Mac, Command does what Ctrl does.
close = Close

# Pictures
picture-add = Add a picture
picture-progress = Uploading { $name }
picture-done = { $name } is uploaded and shown.
picture-by-hand = { $name } is uploaded. Name it in the header yourself, behind img:
picture-failed = Not uploaded. { $name }
picture-nowhere = Pictures belong to a subject, and here is none. Write the exercise in a subject to add some.

# Drafts
draft = Draft
draft-found = There is a draft of { $name } that was not saved.
draft-older = There is a draft of { $name } that was not saved. The exercise has been saved since, so look at both.
draft-restore = Restore the draft
draft-discard = Discard it

# Someone else saved
conflict = Someone else saved meanwhile
conflict-who = { $name } saved revision { $number } on
conflict-help = Below stands what your text would change of it. Both stay in the history.
conflict-mine = Save mine over it
conflict-theirs = Take theirs
conflict-text = Their text, to copy from

# History
history-of = History of { $name }
history-difference = What changed from { $from } to { $to }
history-changes = Changes
history-same = There is no difference.
history-one = It was saved once so far. Every later saving will stand here too.
history-from = From
history-to = To
history-number = No.
history-time = Time
history-author = Author
history-origin = How
history-restore = Restore
history-from-this = Compare from revision { $name }
history-to-this = Compare to revision { $name }
history-restore-this = Restore revision { $name }
history-saved = saved
history-imported = imported
history-restored = restored
history-nobody = Somebody
history-now = current
history-compare = Compare
notice-restored = Restored as a new revision.
