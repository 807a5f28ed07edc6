# The editor of exercises
write = Write
editor-scratch = Write an exercise
editor-scratch-help = A place to try things out: nothing is saved here, and the text stays in this browser.
editor-open-help = Try things out; the text stays in this browser until it is saved. To save it, choose a subject.
editor-no-subjects = A place to try things out: the text stays in this browser. To save it, you need a subject.
editor-subject = Subject
editor-choose-subject = Choose a subject
editor-no-subject = Choose the subject that the exercise is to be saved in.
editor-subject-gone = What this was to be saved in is gone, or is not yours any more. Nothing was saved, and your text is still here: choose a subject for it, or copy it.
editor-new = New exercise
editor-edit = Edit { $name }
editor-id = Id
editor-id-help = Made from the name; it is part of the address and does not change later.
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
editor-again = Start over
editor-same = Saved
editor-saved = Saved at { $name }
editor-unsaved = Not saved
editor-saving = Saving…
editor-kept = Kept in this browser
editor-broken = Not saved: the text is not an exercise yet. It stays here: fix the errors, then save it again.
editor-failed = Not saved. { $name } The draft is kept.
editor-offline = No connection; try again in a moment.
editor-signed-out = Not saved: you are signed out. { $name }, then save again; the draft is kept.
editor-conflict = Not saved: the exercise was saved in the meantime. Choose below what to keep.
editor-taken = There is already an exercise with this id: choose another id.
editor-bad-id = An id has only small letters, digits and hyphens: write one.
editor-preview-failed = The preview could not be loaded: { $name }. The next change tries again.
editor-no-variant = This variant cannot be made
editor-warnings = Worth a look
editor-invalid = This is not an exercise yet
editor-warning = Warning
editor-error = Error
editor-line = line { $count }
editor-take-out = Remove it
editor-write = Write
editor-offered = Is this what is meant?
editor-mend-all = Fix all that is certain
editor-mend-key = Ctrl+. fixes it.
editor-no-problems = No problems
editor-problems = Problems: { $name }. F8 goes to the next one.
editor-picture = Picture: { $name }. It is shown once the exercise belongs to a subject.
editor-languages = Language of the text
editor-figures = { $count ->
    [one] { $count } significant figure
   *[other] { $count } significant figures
}
editor-decimals = { $count ->
    [one] { $count } decimal
   *[other] { $count } decimals
}
editor-found = Variant { $seed } is the worst of { $tried }.
editor-found-failing = Of { $tried } variants, { $failing } cannot be made. Variant { $seed } is the first of these.
editor-found-less = The exercise is slow to compute, so no more were tried.
editor-variants = { $count ->
    [one] { $count } variant
   *[other] { $count } variants
}
editor-seed = Variant
editor-copy = Copy the table
editor-copied = Copied
editor-copy-failed = Not copied: the browser refused
editor-latex = Some LaTeX here cannot be shown as a formula and stays as it is written.
editor-unlisted = This exercise stands in no table of contents: students get it only in a session.
editor-list = Put it into the table of contents

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
reference-header = the header, one key per line
reference-separator = between header, text and calculations
reference-constant = a constant, with its unit
reference-range = drawn from the range; with a step
reference-list = drawn from the list
reference-unknown = an unknown, in this unit
reference-markdown = mathematics as LaTeX; the rest is Markdown
reference-calculation = how an unknown is computed, one line each; trigonometry in degrees
reference-require = draws that do not meet this are thrown away
reference-more = the text in another language; header keys for pictures and tolerance

# Keys
keys = Keyboard shortcuts
keys-save = Save
keys-next-problem = Next problem
keys-previous-problem = Previous problem
keys-mend = Fix the problem at the cursor
keys-undo = Undo, also what a button or menu did
keys-next = Next variant
keys-previous = Previous variant
keys-random = Random variant
keys-worst = Worst variant
keys-table = Show or hide the table of variants
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
picture-by-hand = { $name } is uploaded. Add it to the header yourself, after img:
picture-failed = Not uploaded. { $name }
picture-shows-saved = Saved.
picture-shows-failed = Not saved. { $name }
picture-no-subject = Choose a subject first: pictures belong to one.
picture-nowhere = Pictures belong to a subject, and there is none here. To add some, write the exercise in a subject.
picture-unreadable = Only a picture can be shown in an exercise; { $name } is none that can be read.

# Drafts
draft = Draft
draft-found = There is an unsaved draft from { $name }.
draft-older = There is an unsaved draft from { $name }. The exercise has been saved since, so look at both.
draft-restore = Restore the draft
draft-discard = Discard it

# Someone else saved
conflict = This exercise was saved in the meantime
conflict-who = { $name } saved revision { $number } on
conflict-help = Below is what your text would change. Neither is lost: what was saved stays in the history, and what you give up stays here as a draft.
conflict-mine = Save mine over it
conflict-theirs = Take theirs
conflict-text = Their text, to copy from

# History
history-of = History of { $name }
history-difference = What changed from { $from } to { $to }
history-changes = Changes
history-same = There is no difference.
history-one = It has been saved once so far. Later revisions will appear here.
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
