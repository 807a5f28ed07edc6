
# The pages of the administrator
admin = Administration
admin-overview = Overview
admin-users = Users
admin-teams = Classes
admin-teachers = Teachers
admin-settings = Settings
admin-health = Health
admin-well = All is well.
admin-read-only = The disk failed, so nothing is saved any more. Check the log and the disk, then restart the server.
admin-little-room = The disk is nearly full. Free some space before nothing can be saved any more.
admin-version = Version
admin-uptime = Running for
admin-since = since { $time }
admin-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
admin-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
admin-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
admin-database = Database
admin-journal = and a journal of { $size }
admin-free = Free on the disk
admin-writes = Changes since the start
admin-commits = (commits to the disk: { $count })
admin-contents = Contents
admin-sign-ins = Sign-ins
admin-exercises = Exercises
admin-revisions = Saved versions
admin-answers = Answers
admin-files = Files
admin-backup = Backup
admin-backup-help = The database and all files in one archive, as they are now. It holds everything, password hashes included: keep it where nobody else can read it.
admin-backup-full = There is no room for it: it needs { $needed } beside the data for a moment, and the disk has { $free }. On the server's command line it can be written to another disk:
admin-backup-do = Download a backup
admin-search = Name or login
admin-all-teams = all
admin-user-count = { $count ->
    [one] { $count } user
   *[other] { $count } users
}
admin-users-none = No user was found.
admin-pager = Pages of the list
admin-previous = Previous
admin-next = Next
admin-page = Page { $page } of { $pages }
admin-id = User id
admin-sign-ins-help = Where this user is signed in now, keys of scripts, and password links that are not used yet. When one was last used is not recorded.
admin-sign-ins-none = This user is not signed in anywhere.
admin-kind = Kind
admin-kind-login = Sign-in
admin-kind-key = Key “{ $name }”
admin-kind-reset = Password link
admin-own = { $kind } (this one)
admin-created = Since
admin-expires = Until
admin-action = Action
admin-revoke = End
admin-revoke-one = End: { $kind }, { $time }
admin-revoke-all = End all of them
admin-link = Password link
admin-link-help = With the link the user sets a new password, once, within 24 hours. An earlier link stops working.
admin-link-do = Make a password link
admin-link-made = Give this link to the user. It is not shown again:
admin-delete = Delete this user
admin-delete-help = Results and sign-ins are deleted too. Classes that the user looks after go to root. This cannot be undone.
admin-delete-login = Type the login to confirm
admin-delete-differs = This is a different login.
admin-delete-do = Delete { $name }
admin-assignee = Looked after by
admin-members = Members
admin-joining = Joining
admin-open = open
admin-closed = closed
admin-teachers-help = Subjects that all teachers manage are not repeated in every row.
admin-teachers-none = There are no teachers yet.
admin-teachers-invite = Invite teachers
admin-own-subjects = Own subjects
admin-subject = Subject
admin-managers = Managed by
admin-every-teacher = all teachers
admin-root-alone = only root
admin-manage = Manage { $name }
admin-settings-help = Settings are read when the server starts. To change one, give the flag, set the variable, or write a line with the name of the flag into the file that --config names; then restart the server. Flags override variables, and variables override the file.
admin-settings-none = This server was started by another program, which chose the settings.
admin-setting = Setting
admin-value = Value
admin-origin = From
admin-meaning = Meaning
admin-unset = not set
admin-secret = set, not shown
admin-origin-default = default
admin-origin-file = file
admin-origin-variable = variable
admin-origin-flag = flag
notice-sign-ins-ended = Sign-ins ended.
notice-user-deleted = User deleted.

# What each setting does: in English the words of `eqex serve --help`
setting-listen = Address and port; port 0 takes a free one
setting-data = Folder of the database and of uploaded files; made where it is not there
setting-exercises = Content folder: subjects that the database does not have yet are loaded from it
setting-user-salt = Goes in front of logins where user ids are made; random by default, and fixed from the first start on
setting-root-password = Password of root, of at least 8 characters: set again at every start that has it, whatever root chose since; take it out of the settings after the first start
setting-root-password-hash = Password of root as the database stores it (argon2id); set again at every start, too
setting-token-lifetime = Seconds that a sign-in lasts
setting-login-time = Milliseconds before which no sign-in is refused
setting-login-time-plain = Milliseconds after which a sign-in on the page, with a plain password, is refused
setting-seed-cookie-lifetime = Seconds that a visitor's numbers stay the same
setting-upload-limit = Bytes of an uploaded file
setting-tolerance = How far an answer may be off where the exercise does not say, in percent
setting-decimal-comma = Write numbers with a decimal comma
setting-public-url = The address people use, such as https://eqex.school.example; https makes cookies secure
setting-trusted-proxies = Proxies whose X-Forwarded-For is believed
setting-allowed-origins = Origins besides our own whose pages may send requests that change something
setting-lang = Language of texts whose header names none
setting-report-labels = Language of the labels of saved reports
setting-rate-pair = Wrong passwords in 15 minutes for one login from one address; 0 is no limit
setting-rate-login = Wrong passwords in 15 minutes for one login from all addresses it has not signed in from; 0 is no limit
setting-rate-address = Wrong passwords in 15 minutes from one address, of logins that have not signed in from it; 0 is no limit
setting-rate-submit = Answers in a minute that one user may submit; 0 is no limit
setting-rate-submit-burst = Of these, answers at once; 0 is no limit of its own
setting-event-streams = Streams of events that one user may have open: one more closes the oldest; 0 is no limit
setting-metrics = Who may read the figures of /metrics: off (nobody), local (requests from the machine itself), token (root, with a sign-in or key)
setting-log = What is logged: error, warn, info, debug (every request) or trace
setting-log-json = Log lines as JSON
setting-config = A YAML file of settings: lines such as `listen: 0.0.0.0:8080`, named as the flags
