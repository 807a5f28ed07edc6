# What was just done
notice-class-created = The class is ready. Invite its students, with a class list or with one word for all.
notice-class-deleted = Class deleted.
notice-invited = The invitations are ready. Print them as slips and hand them out.
notice-revoked = Invitation taken back.
notice-member-deleted = Member deleted.
notice-handed-over = Class handed over.

# Classes
classes = Classes
classes-none = You do not look after a class yet. Create one here, then invite its students.
classes-others = Classes of other teachers
class-new = New class
class-name = Name of the class
class-name-help = Such as 7a or Physics 2b.
class-create = Create the class
class-members = Members
class-invitation = Invitation
class-assignee = Looked after by
class-session-finished = finished
class-session-empty = no exercises
class-session-running = { $count ->
    [one] { $count } exercise
   *[other] { $count } exercises
}
class-path = Back
class-reports = Reports
class-settings = Settings
class-rename = Rename
class-assignee-help = Whoever looks after the class runs its sessions and sees its results. Once you hand it over, you no longer do.
class-assign = Hand over
class-delete = Delete this class
class-delete-name = Delete { $name }?
class-delete-help = { $count ->
    [0] This also deletes its session, its saved reports and its open invitations. It cannot be undone.
    [one] This also deletes its { $count } member, who can no longer sign in, with their results, the session and all saved reports. It cannot be undone.
   *[other] This also deletes its { $count } members, who can no longer sign in, with their results, the session and all saved reports. It cannot be undone.
}
class-delete-type = To confirm, type the name of the class: { $name }
class-delete-differs = This is not the name of the class.
class-name-wrong = A name has 1 to 42 characters.
keep = Keep it as it is
cancel = Cancel
save = Save
copy = Copy
copied = Copied
copy-failed = Select it and copy
print = Print
back-to = Back to { $name }

# Members
members-none = Nobody has joined yet. Import the class list below, or open an invitation for all.
member-joined = Joined
member-signed-in = Signed in
member-signed-out = not now
member-change = Change
member-change-name = Change { $name }
member-results = Results of { $name }
member-register = In the class register
member-name-wrong = A name has 1 to 45 characters.
register-number = Number in the class register
register-number-help = A whole number from 1 to 10,000. It may be left empty.
register-number-wrong = This is not a whole number from 1 to 10,000.
member-link = Password link
member-link-help = For someone who has forgotten their password: a link for setting a new one, once, within a day.
member-link-make = Make a password link
member-link-for = A password link for { $name }
member-link-once = Copy it now: it is not shown again. It works once, within a day; earlier links no longer work.
member-link-qr = QR code of the password link for { $name }
member-link-message = As a message
member-link-text = Hello { $name }, set a new password with this link. It works once, within a day: { $link }
member-out = Remove from the class
member-out-help = A deleted member can no longer sign in.
member-delete = Delete this member
member-delete-name = Delete { $name }?
member-delete-help = Their login and results are deleted too, also in the running session. Saved reports stay as they are. This cannot be undone.

# Invitations
invitation-open = open to everybody who has the word
invitation-closed = closed
invitation-open-help = Whoever has this link or word can join the class. Close it once all are there.
invitation-closed-help = Nobody can join with a common word now. Personal invitations still work.
invitation-word = Invitation
invitation-word-help = A word that is hard to guess. No other class can have the same one.
invitation-word-wrong = An invitation has 1 to 1000 characters.
invitation-word-taken = Another class has this invitation. Choose another word.
invitation-link = Link to join
invitation-qr = QR code of the link to join
invitation-random = Make a random one
invitation-close = Close
invitation-own = A word of your own
invitation-set = Use this word
poster-print = A sheet to print
personal = Personal invitations
personal-help = Each lets one person join, once, with the name and number from your class list.
personal-waiting = { $count ->
    [one] { $count } personal waiting
   *[other] { $count } personal waiting
}
invitation-code = Code
invitation-made = Made
invitation-revoke = Take back
invitation-revoke-name = Take back the invitation of { $name }
invitation-revoke-all = Take back all
invitation-revoke-count = { $count ->
    [one] Take back { $count } invitation
   *[other] Take back all { $count } invitations
}

# Importing a class list
import = Import a class list
import-title = A class list for { $name }
import-list = The list
import-again = Another list, or this one corrected
import-help = Every row becomes a personal invitation. First you see what each row would become; nothing is made until you confirm.
import-file = A file
import-file-help = A table saved as CSV, with commas, semicolons or tabs. Columns: number, and name or first name and last name.
import-text = Or paste it here
import-text-help = One person per line, such as 1;Ada Nowak. The first line may be a header such as No.;First name;Last name.
import-check = Check the list
import-found = { $count ->
    [one] { $count } row found
   *[other] { $count } rows found
}
import-good = { $count ->
    [0] No row can become an invitation.
    [one] { $count } row becomes an invitation.
   *[other] { $count } rows become invitations.
}
import-bad = { $count ->
    [one] { $count } row is left out.
   *[other] { $count } rows are left out.
}
import-windows = The file is not in UTF-8, so it was read as Windows-1250. Check that letters with accents are right. If not, save it as “CSV UTF-8” and send it again.
import-line = Line
import-becomes = What becomes of it
import-invitation = invitation
import-confirm = { $count ->
    [one] Make { $count } invitation
   *[other] Make { $count } invitations
}
import-nothing-yet = Nothing has been made yet.
import-no-name = The name is missing.
import-long-name = The name has more than 45 characters.
import-bad-number = The number is not a whole number from 1 to 10,000.
import-same-number = Line { $count } has the same number.
import-member = Already in the class.
import-invited = Already invited.
import-same-name = Line { $count } has the same name. Two people?
import-name-of-member = Somebody with this name is in the class or invited, with another number.
import-number-taken = Somebody in the class, or invited to it, has this number.
import-too-large = The list is too large: at most 1 MiB is taken.
import-no-text = This file cannot be read as text. Open it in your spreadsheet and save it as “CSV UTF-8”, then send that file.
import-empty = The list has no rows. Choose a file, or paste the list.
import-too-many = The list has more than { $count } rows. Send one class at a time.
import-open-quote = The quotation mark that opens in line { $count } is never closed, so all behind it would be one cell. Close it or remove it.
import-loose-quote = The quotation marks of the cell that begins in line { $count } do not fit: it goes on in the next line, or more stands behind its closing mark, and rows could be lost in it. Correct or remove the marks.
import-dropped = These columns are not taken: { $name }.
import-column = column { $count }
import-no-names = No column with names was found. Add a header to the columns: number, name.
import-no-header = There are several columns and no header, so it is not clear where the names are. Add a header at the top: number, first name, last name.

# Paper
slips-print = Print slips
slips-title = Invitations for { $name }
slips-none = No personal invitation is open.
slips-help = One slip for each person. Print this page, and cut along the lines.
slip-scan = Scan the code, or go to
slip-code = and type the invitation
slip-qr = QR code of the invitation of { $name }
poster-title = Join { $name }
