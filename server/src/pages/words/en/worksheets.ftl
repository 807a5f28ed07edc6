
# Worksheets
notice-removed = Removed.
worksheets = Worksheets
worksheets-help = Exercises on paper: each student gets different numbers, and you get a key with the answers, as far as you manage the subjects.
worksheets-none = There are no worksheets yet. Make the first one: choose exercises, say how many sheets you need, and print.
worksheet-new = New worksheet
worksheet-title = Title
worksheet-code = Code
worksheet-sheets = Sheets
worksheet-made = Made
worksheet-author = By
worksheet-find = Find a sheet by its code
worksheet-find-do = Find
worksheet-find-help = The code is at the top of each sheet. Upper or lower case makes no difference, nor does O for 0 or I for 1.
worksheet-code-wrong = There is no sheet with this code. Check it again: five characters, then a dash and the number of the sheet.
worksheet-paper = The sheets
worksheet-for = For whom
worksheet-for-nobody = Nobody in particular
worksheet-for-class = { $name }, with names ({ $count })
worksheet-count = How many sheets
worksheet-count-help = 1 to 200. A class gets one sheet for each student instead.
worksheet-lang = Language of the sheets
worksheet-space = Room to write
worksheet-space-none = none
worksheet-space-some = some
worksheet-space-much = much
worksheet-hints = Print the hints
worksheet-exercises = Exercises
worksheet-chosen = Chosen
worksheet-chosen-none = Nothing yet. Tick exercises in the list.
worksheet-up = Up
worksheet-down = Down
worksheet-out = Remove
worksheet-make = Make the worksheet
worksheet-problem-title = The worksheet needs a title of at most 120 characters.
worksheet-problem-none = Choose at least one exercise.
worksheet-problem-exercises = At most { $count } exercises fit on a sheet. Take some out.
worksheet-problem-count = Between 1 and 200 sheets can be printed at once.
worksheet-problem-variants = That is too much at once: exercises times sheets can be at most { $count }.
worksheet-problem-class = There is nobody in this class yet.
worksheet-problem-exercise = One of the exercises no longer exists. Choose again.
worksheet-problem-few = { $name } has too few variants with an answer for so many sheets. Take it out, or mend it first.
worksheet-problem-slow = That is too much at once: the numbers of { $name } take too long to work out. Take it out, or make fewer sheets.
worksheet-sheet-count = { $count ->
    [one] { $count } sheet
   *[other] { $count } sheets
}
worksheet-part = What is shown and printed
worksheet-all = Sheets and key
worksheet-only-sheets = Sheets
worksheet-only-key = Key
worksheet-print = Print
worksheet-print-help = Each sheet begins on a new page; the key comes last. The exercises stay as they are now, even if they are changed later.
worksheet-remove = Remove this worksheet
worksheet-remove-help = Printed sheets can no longer be found by their code, and their answers are gone.
worksheet-remove-do = Remove it for good
worksheet-sheet = Sheet { $name }

# On paper
sheet-name = Name
sheet-date = Date
sheet-number = No.
sheet-key = Key
sheet-kept-back = Without the answers to no. { $numbers }: only those who manage the subject see them ({ $subjects }).
sheet-no-variant = There are no numbers for this exercise on this sheet.
sheet-check = Check this sheet
sheet-check-help = Type what the student wrote. It is only graded; nothing is saved.
sheet-check-do = Check
sheet-checked = { $right } of { $all } right
sheet-unreadable = cannot be read
