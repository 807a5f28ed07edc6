# What requests are refused with, for programs and on pages. Ids of the engine's tables may stand in the places.

forbidden = Forbidden
forbidden-because = Forbidden: { $reason }
another-site = the request comes from a page of another site
local-only = only from the machine itself, or as root
unauthorized = Unauthorized: sign in first
wrong-password = Unauthorized: the login or the password is wrong
not-found = Not Found
method-not-allowed = Method Not Allowed; this path has { $methods }
timeout = Request Timeout: the body did not come in time
body-broke-off = the body broke off
too-large = Content Too Large: at most { $limit } bytes are taken
too-many-attempts = Too Many Requests: too many wrong attempts; try again in { $seconds } s
too-many-answers = too many answers at once; go on in { $seconds } s
too-many-waiting = Too Many Requests: too many of yours wait for their turn; try again in a moment
internal = Internal Server Error
unavailable = Service Unavailable: nothing can be saved at the moment
no-room = Insufficient Storage: { $reason }
disk-full = the disk of the server is full; nothing was saved
no-room-for-backup = there is no room for a backup

bad-content = Bad content: line { $line }: { $reason }
bad-content-somewhere = Bad content
answer-count = the exercise has { $expected } unknowns, and the answer has { $given } entries
answer-unreadable = answer { $number } cannot be read: { $reason }
answer-too-long = answer { $number } has more than { $limit } bytes
answer-readings = answer { $number } may be meant in several ways, { $readings }: send it again with `reading`, the index of the one that is meant
answer-confirm = answer { $number }: is { $reading } meant? Send it again with `reading`, the index of what is meant
answer-choice = answer { $number } has no such reading to choose: readings are counted from 0, and null stands where there is nothing to choose
answer-choice-count = `reading` has one entry for each entry of `typed`: an index or null
answer-choice-of-numbers = `reading` belongs to `typed`: numbers have one reading
answer-form = `answer` has either `answers`, a list of numbers, or `typed`, a list of texts
no-answer = This exercise has no answer for your numbers; tell its author
no-answer-of-seed = This seed gives no answer: line { $line }: { $reason }
numbers-changed = the numbers of this exercise have changed: load it again

exercise-taken = there is an exercise of this id
exercise-saved-meanwhile = someone else has saved this exercise meanwhile
subject-taken = there is a subject of this name
assignees-many = `assignees` has at most { $limit } entries
report-taken = there is a report of this name
session-finished = the session is finished
session-finished-reset = the session is finished: reset it first
session-has-exercise = the session has this exercise
session-practice = there are no practice variants of an exercise of the running session
session-many = at most { $limit } exercises are put in at once

login-taken = this login is taken: sign in, or use another address
root-stays = root cannot be deleted
teachers-stay = the team of the teachers cannot be deleted
no-teacher = { $id } is no teacher
invitation-taken = another team has this invitation
invitation-unknown = nobody is invited by this word: ask for a new invitation
invitations-many = { $limit } personal invitations of this class wait already: revoke some

regrade-without-subject = an exercise is named with its subject
regrade-of-many = a revision is one of a single exercise
revision-missing = { $exercise } has no revision { $number }
