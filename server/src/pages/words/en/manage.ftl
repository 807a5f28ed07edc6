
# A subject for those who manage it
notice-brought-back = It is back, and not listed yet.
notice-arrange-changed = Someone else changed the table of contents meanwhile, so this step was not done. Here is how it stands now.
notice-arrange-name = A section has a name of 1 to 200 characters. Nothing was changed.
notice-arrange-no-place = It cannot go there.
notice-arrange-too-deep = Sections nest at most 32 deep. Nothing was changed.
notice-arrange-too-many = A table of contents has at most 10,000 entries. Nothing was changed.
manage-title = Manage { $name }
manage-ways = Manage this subject
manage-contents = Table of contents
manage-files = Files
manage-assignees = Who manages it
manage-transfer = Export and import
manage-look = Look at it
manage-copy-or-remove = Copy or remove
manage-copy = Copy
manage-copy-help = The copy begins with the same text and is not listed. Its history is its own.
manage-copy-id = Id of the copy
manage-copy-do = Copy and edit
manage-id-help = Small letters, digits and dashes, at most 100. It becomes part of the address.
manage-id-taken = There is an exercise of this id. Take another one.
manage-remove = Remove
manage-remove-help = The exercise goes out of the table of contents, of lists and of running sessions. Results, answers and all earlier versions are kept, and it can be brought back.
manage-remove-sure = Yes, remove this exercise
manage-remove-do = Remove
manage-removed = { $count ->
    [one] { $count } removed exercise
   *[other] { $count } removed exercises
}
manage-removed-help = With the last text they had, their results and their history.
manage-bring-back = Bring back
manage-bring-back-one = Bring { $name } back

# Its table of contents
arrange-help = Drag by ⠿, or hold the focus on it and use the arrow keys: up, down, right into the section above, left out of the section. Every step is saved at once.
arrange-grip = Move { $name }
arrange-grip-title = Drag, or use the arrow keys
arrange-menu = What to do with { $name }
arrange-at = “{ $name }”: place { $place } of { $count } in “{ $section }”. Saved.
arrange-at-top = “{ $name }”: place { $place } of { $count } at the top. Saved.
arrange-out = “{ $name }” is taken out. Saved.
arrange-undo = Undo
arrange-undone = Undone.
arrange-trouble = This was not saved: there is no connection to the server. Try again.
arrange-empty = There are no sections yet. Add one, and list exercises in it.
arrange-up = Move up
arrange-down = Move down
arrange-in = Move into “{ $name }”
arrange-outwards = Move out of the section
arrange-rename = Rename
arrange-rename-label = New name of { $name }
arrange-dissolve = Remove the section, keep what is in it
arrange-again = Put here once more
arrange-unlist = Take out of the table of contents
arrange-new-section = New section
arrange-into = in
arrange-top = the top
arrange-add = Add
arrange-list = List
arrange-list-one = List { $name }
arrange-unlisted-help = Only those who manage the subject see these.
arrange-all-listed = Every exercise is listed.

# Who manages it, and new subjects
assignees-help = Managers write and arrange exercises, and see right answers. Root always can.
assignees-all = All teachers
assignees-some = Only these:
assignees-list = Teachers
assignees-me = Only me
assignees-leaving = You are not on the list yourself: once saved, you cannot manage this subject any more.
assignees-sure = Yes, take me off
subject-new = New subject
subject-name-help = Small letters, digits and dashes, as in “mathematics-7”. The name is part of addresses and cannot be changed later.
subject-taken = There is a subject of this name. Take another one.
subject-who-sees = Who sees it
subject-public = Everybody. What is listed can be practised by anyone.
subject-private = Only its managers. Students see an exercise of it once it is in their session. Its name gets a _ in front.
subject-create = Create

# Its files
files-upload = Upload
files-upload-help = Pictures for exercises, mostly. A file of the same name is replaced.
files-choose = File
files-send = Upload
files-sending = is being sent …
files-sent = is here
files-failed = was not taken
files-none = There are no files yet. Upload a picture, and name it in an exercise: img: picture.png.
files-bad-name = The file needs another name: at most 255 bytes, not beginning with a point.
files-look = Picture
files-size = Size
files-used = Used by
files-unused = nothing
files-remove = Remove
files-remove-one = Remove { $name }
files-remove-used = { $count ->
    [one] { $count } exercise shows this file and would be without it.
   *[other] { $count } exercises show this file and would be without it.
}
files-remove-do = Remove it anyway

# Export and import
export = Export
export-help = A zip with the table of contents, every exercise as a text file, and the files. It can be edited and brought back in, here or elsewhere.
export-do = Download { $name }
zip-import = Import
zip-help = A zip as the export makes it. First you see what it would change; nothing happens before you say so.
zip-file = Zip file
import-look = Look at it
import-would = This is what it would change
import-same = Nothing: everything in the zip is here already.
import-done = Brought in
import-conflict = { $count ->
    [one] { $count } in conflict
   *[other] { $count } in conflict
}
import-added = { $count ->
    [one] { $count } added
   *[other] { $count } added
}
import-changed = { $count ->
    [one] { $count } changed
   *[other] { $count } changed
}
import-removed = { $count ->
    [one] { $count } removed
   *[other] { $count } removed
}
import-kept = { $count ->
    [one] { $count } kept: it was edited here and not in the zip
   *[other] { $count } kept: they were edited here and not in the zip
}
import-conflict-help = A conflict is what differs on both sides: it may have been edited here since the zip was made. Choose below which side holds.
import-findings = Worth a look in the files
import-findings-help = Exercises that cannot be read are left out; what is here under their name stays.
import-findings-more = { $count ->
    [one] And { $count } file more.
   *[other] And { $count } files more.
}
zip-line = line { $count }
import-holds = Where both sides differ
import-neither = leave it as it is here, and tell me
import-theirs = take what is in the zip; the old text stays in the history
import-ours = keep what is here
import-prune = Remove what was imported once and is not in the zip
import-apply = Bring it in
import-look-again = Show what that would change
import-cancel = Cancel
import-forgotten = This zip is not here any more. Send it once more.
zip-none = This is no zip, or it is damaged.
zip-encrypted = The zip has a password ({ $name }). Make one without.
zip-bad-name = The zip holds a file with a name that leads elsewhere or cannot be used: { $name }. Nothing was taken.
zip-link = The zip holds a link ({ $name }). Put the file itself into it.
zip-too-many = The zip holds too many files: at most 20,000 are looked at.
zip-too-many-exercises = The zip holds too many exercises: at most 2,000. Divide it into several subjects.
zip-too-much-text = The texts of the exercises are too long: at most 20 MiB together. Divide them among several subjects.
zip-too-large = Unpacked, the files are too large: at most 200 MiB together, and not a hundred times larger than the zip.
zip-no-index = There is no index.yml in the zip, or there is more than one. A subject is one folder with an index.yml.
zip-unreadable = A file in the zip cannot be read: { $name }. Make the zip anew.
