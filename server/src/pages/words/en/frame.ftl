# The frame of every page
skip = Skip to the content
navigation = Main
subjects = Subjects
session = Session
write = Write
sign-in = Sign in
sign-out = Sign out
language = Language
colours = Colours
colours-auto = as the system
colours-light = light
colours-dark = dark
apply = Apply
look = Language and colours
api = API for programs

# What was just done
notice-saved = Saved.
notice-password-changed = The password is changed. Every other sign-in has ended.
notice-signed-out = You are signed out.
notice-joined = Welcome! You are signed in.

# When something fails
back-home = Back to the subjects
error-bad = That was not understood
error-bad-advice = Go back and try again.
error-sign-in = Sign in first
error-sign-in-advice = This page is for those who are signed in.
error-forbidden = This is not open to you
error-forbidden-advice = Ask your teacher whether you should see it.
error-missing = There is nothing here
error-missing-advice = It may have been renamed or taken away. Look for it among the subjects.
error-wait = Too many attempts
error-wait-advice = Wait a few minutes, then try again.
error-full = The disk of the server is full
error-full-advice = Nothing was saved. Tell whoever runs this server, then try again.
error-server = Something went wrong here
error-server-advice = Try again in a moment. If it stays so, tell whoever runs this server.
