# Sign-in
sign-in = Sign in
sign-in-elsewhere = Sign in in another tab
sign-out = Sign out
login = Login
login-help = Your e-mail address, or root.
password = Password
sign-in-login = This is not an e-mail address.
sign-in-wrong = The login or the password is wrong.
sign-in-lost = Your password is right, but your browser did not keep the sign-in: this page came by plain http, and sign-ins of this school are for https alone. Come to this address and sign in there:
sign-in-wait = Too many wrong attempts.
sign-in-why = Sign in to keep your results and to work with your class.
sign-in-forgotten = Forgotten your password? Ask your teacher for a password link.
sign-in-new = New here and invited?
join = Register
notice-signed-out = You are signed out.
