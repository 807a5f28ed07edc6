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
