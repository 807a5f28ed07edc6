# The frame of every page
skip = Skip to the content
navigation = Main
subjects = Subjects
session = Session
write = Write
sign-in = Sign in
sign-in-elsewhere = Sign in in another tab
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
notice-password-changed = Password changed. All other sign-ins have ended.
notice-signed-out = You are signed out.
notice-joined = Welcome! You are signed in.

# When something fails
back-home = Back to the subjects
error-bad = This request could not be read
error-bad-advice = Go back and try again.
error-sign-in = Sign in first
error-sign-in-advice = This page is only for people who are signed in.
error-forbidden = This is not open to you
error-forbidden-advice = If you need it, ask whoever manages it for access.
error-missing = There is nothing here
error-missing-advice = It may have been renamed or removed. Look for it among the subjects.
error-wait = Too many attempts
again-in-seconds = { $count ->
    [one] It goes on in { $count } second.
   *[other] It goes on in { $count } seconds.
}
again-in-minutes = { $count ->
    [one] It goes on in { $count } minute.
   *[other] It goes on in { $count } minutes.
}
error-full = The disk of the server is full
error-full-advice = Nothing was saved. Tell whoever runs this server, then try again.
error-server = Something went wrong here
error-server-advice = Try again in a moment. If that does not help, tell whoever runs this server.
