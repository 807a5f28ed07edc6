
# Sign-in
login = Login
login-help = Your e-mail address, or root.
password = Password
sign-in-login = This is no e-mail address.
sign-in-wrong = The login or the password is wrong.
sign-in-wait = Too many wrong attempts. Wait a few minutes and try again.
sign-in-why = Sign in to keep your results and to work with your class.
sign-in-forgotten = Forgotten? Ask your teacher for a password link.
sign-in-new = New here and invited?
join = Register

# My account
account = My account
account-help = Your teacher can change your name and number.
name = Name
class = Class
number = Number
password-new = New password
password-old = Old password
password-repeat = New password once more
password-change = Change the password
password-rule = At least { $count } characters. A few words are easier to remember than signs.
password-short = The password is too short: take at least { $count } characters.
password-differs = This is not the same password. Type it once more.
password-old-wrong = The old password is wrong.
everywhere = Every device
everywhere-help = If you have signed in somewhere else and cannot get there, end every sign-in here. You will sign in anew.
everywhere-do = Sign out everywhere

# A password link
link-help = Your teacher gave you a link. Choose a new password, and sign in with it.
link-field = Password link
link-paste = Paste the whole link here.
link-void = This link was used already, or it is older than a day. Ask your teacher for a new one.
