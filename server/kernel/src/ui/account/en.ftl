# My account
look = Language and colours
account = My account
account-help = Your teacher can change your name and number.
name = Name
class = Class
number = Number
password-new = New password
password-old = Old password
password-repeat = New password again
password-change = Change the password
password-rule = At least { $count } characters. A few words are easier to remember than random characters.
password-short = The password is too short: use at least { $count } characters.
password-differs = This is not the same password. Type it again.
password-old-wrong = The old password is wrong.
everywhere = All devices
everywhere-help = If you are still signed in on a device that you cannot get to, end all sign-ins here. Then sign in again.
everywhere-do = Sign out everywhere
notice-password-changed = Password changed. All other sign-ins have ended.

# A password link
link-help = Choose a new password, then sign in with it.
link-field = Password link
link-paste = Paste the whole link that you were given.
link-void = This link has been used already, or is more than a day old. Ask for a new one.
