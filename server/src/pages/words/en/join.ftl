
# Joining
join-title = Join a class
join-help = You need an invitation: a word, a link or a QR code.
join-invitation = Invitation
join-invitation-help = As it is written on your slip of paper or on the board.
join-invitation-wrong = There is no such invitation. Check that it is typed just as it is written; if it is, ask for a new one.
join-go-on = Continue
join-class = You are joining { $name }, looked after by { $teacher }.
join-other = Another invitation
join-signed-in = You are signed in as { $name }. Joining here makes a new account.
join-personal = This is how the class register has you. If it is wrong, tell your teacher after you have joined.
join-name = First name and last name
join-name-help = As your teacher knows you.
join-name-wrong = A name has 1 to 45 characters.
join-login = E-mail address
join-login-help = You sign in with it. No e-mail is sent to it.
join-login-wrong = This is not an e-mail address.
join-login-taken = This address is registered already. If it is yours, sign in.
join-password = Password
join-repeat = Password again
join-do = Join
join-known = Do you have an account already?
