
# Joining
join-title = Join a class
join-help = Your teacher gave you an invitation: a word, a link or a QR code.
join-invitation = Invitation
join-invitation-help = As it stands on your slip of paper or on the board.
join-invitation-wrong = Nobody is invited by this. Look whether it is typed as it stands there; if it is, ask your teacher for a new one.
join-go-on = Go on
join-class = You join { $name }, looked after by { $teacher }.
join-other = Another invitation
join-signed-in = You are signed in as { $name }. Whoever joins here gets an account of their own.
join-personal = Your teacher wrote this into the class register. If it is wrong, tell your teacher after you have joined.
join-name = First name and last name
join-name-help = As your teacher knows you.
join-name-wrong = A name has 1 to 45 characters.
join-login = E-mail address
join-login-help = You sign in with it. No mail is sent to it.
join-login-wrong = This is no e-mail address.
join-login-taken = Somebody has registered with this address. If it was you, sign in.
join-password = Password
join-repeat = Password once more
join-do = Join
join-wait = Too many wrong attempts. Wait a minute and try again.
join-known = You have an account?
