# A subject for those who manage it
notice-brought-back = The exercise is back, but not listed yet.
notice-arrange-changed = Someone else changed the table of contents in the meantime, so this step was not done. This is how it is now.
notice-arrange-name = A section has a name of 1 to 200 characters. Nothing was changed.
notice-arrange-no-place = It cannot go there.
notice-arrange-too-deep = Sections can be nested at most 32 deep. Nothing was changed.
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
manage-copy-help = The copy starts with the same text and is not listed. It has its own history.
manage-copy-id = Id of the copy
manage-copy-do = Copy and edit
manage-id-help = Small letters, digits and hyphens, at most 100. It becomes part of the address.
manage-id-taken = There is already an exercise with this id. Choose another.
manage-remove = Remove
manage-remove-help = The exercise is taken out of the table of contents, of lists and of running sessions. Results, answers and all earlier revisions are kept, and it can be brought back.
manage-remove-sure = Yes, remove this exercise
manage-remove-do = Remove
manage-notices = { $count ->
    [one] { $count } exercise is written in a way that is refused today
   *[other] { $count } exercises are written in a way that is refused today
}
manage-notices-help = They were stored before there were rules about it, and go on as they are, with the same numbers and results. When one of them is edited, it can be saved once this is mended.
manage-removed = { $count ->
    [one] { $count } removed exercise
   *[other] { $count } removed exercises
}
manage-removed-help = With their last text, results and history.
manage-bring-back = Bring back
manage-bring-back-one = Bring { $name } back

# Its table of contents
arrange-help = Drag by ⠿, or move the focus to it and use the arrow keys: up, down, right into the section above, left out of the section. Every step is saved at once.
arrange-grip = Move { $name }
arrange-grip-title = Drag, or use the arrow keys
arrange-menu = Actions for { $name }
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
arrange-again = List here once more
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
assignees-leaving = You are not on the list yourself: once saved, you can no longer manage this subject.
assignees-sure = Yes, take me off
subject-new = New subject
subject-name = Name
subject-name-help = Small letters, digits and hyphens, as in “mathematics-7”. The name is part of addresses and cannot be changed later.
subject-taken = There is already a subject with this name. Choose another.
subject-who-sees = Who sees it
subject-public = Everybody. What is listed can be practised by anyone.
subject-private = Only its managers. Students see an exercise of it once it is in their session. The name of the subject gets a _ in front.
subject-create = Create

# Its files
files-upload = Upload
files-upload-help = Mostly pictures for exercises. A file with the same name is replaced.
files-choose = File
files-send = Upload
files-sending = is being sent…
files-sent = is here
files-failed = was not accepted
files-none = There are no files yet. Upload a picture, and name it in an exercise: img: picture.png.
files-bad-name = The file needs another name: at most 255 bytes, not starting with a dot.
files-look = Picture
files-size = Size
files-shows = What it shows
files-shows-one = What { $name } shows, for those who do not see it
files-shows-help = For those who do not see the picture: read aloud, and printed where it cannot be loaded.
files-shows-save = Save
files-used = Used by
files-unused = nothing
files-remove = Remove
files-remove-one = Remove { $name }
files-remove-used = { $count ->
    [one] { $count } exercise shows this file and would be without it.
   *[other] { $count } exercises show this file and would be without it.
}
files-remove-do = Remove it anyway
files-name = File name

# Export and import
export = Export
export-help = A zip with the table of contents, every exercise as a text file, and the files. It can be edited and imported again, here or elsewhere.
export-do = Download { $name }
zip-import = Import
zip-help = A zip like the one from the export. First you see what it would change; nothing happens until you confirm.
zip-file = Zip file
import-look = Check it
import-would = This is what it would change
import-same = Nothing: everything in the zip is already here.
import-done = Imported
import-conflict = { $count ->
    [one] { $count } conflict
   *[other] { $count } conflicts
}
import-added = { $count } added
import-changed = { $count } changed
import-removed = { $count } removed
import-kept = { $count ->
    [one] { $count } kept: it was edited here and not in the zip
   *[other] { $count } kept: they were edited here and not in the zip
}
import-conflict-help = A conflict is what differs on both sides: it may have been edited here since the zip was made. Choose below which side counts.
import-unlisted = { $count ->
    [one] One exercise that is here would leave the table of contents: students would not find it any more.
   *[other] { $count } exercises that are here would leave the table of contents: students would not find them any more.
}
import-unlisted-help = The zip has a table of contents of its own, which takes the place of the one here. Is it the zip of this subject?
import-unlisted-now = { $count ->
    [one] One exercise stands in the table of contents no more
   *[other] { $count } exercises stand in the table of contents no more
}
import-tree-back = Put the table of contents back as it was
import-tree-back-help = What was imported stays, unlisted.
import-findings = Worth a look in the files
import-findings-help = Exercises that cannot be read are left out; what is here under their name stays.
import-as-it-is = The text is taken as it is; saving it in the editor would be refused.
import-findings-more = { $count ->
    [one] And { $count } more file.
   *[other] And { $count } more files.
}
zip-line = line { $count }
import-holds = Where both sides differ
import-neither = leave it as it is here, and tell me
import-theirs = take what is in the zip; the old text stays in the history
import-ours = keep what is here
import-prune = Remove what was imported earlier and is not in the zip
import-apply = Import it
import-look-again = Show what that would change
import-cancel = Cancel
import-forgotten = This zip is no longer here. Send it again.
zip-none = This is not a zip, or it is damaged.
zip-encrypted = The zip is protected by a password ({ $name }). Make one without.
zip-bad-name = The zip holds a file with a name that leads elsewhere or cannot be used: { $name }. Nothing was imported.
zip-link = The zip holds a link ({ $name }). Put the file itself into it.
zip-doubled = The zip holds two files of the name { $name }. Leave one of them out. Nothing was imported.
zip-too-many = The zip holds too many files: at most 20,000 are accepted.
zip-too-many-exercises = The zip holds too many exercises: at most 2,000. Divide it into several subjects.
zip-too-much-text = The texts of the exercises are too long: at most 20 MiB together. Divide them among several subjects.
zip-too-large = Unpacked, the files are too large: at most 200 MiB together, and not a hundred times larger than the zip.
zip-no-index = There is no index.yml in the zip. A subject is one folder with an index.yml.
zip-many = The zip holds more than one subject: { $name }. A subject is one folder with an index.yml; send each as a zip of its own.
zip-unreadable = A file in the zip cannot be read: { $name }. Make the zip again.
