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
error-full = The disk of the server is full
error-full-advice = Nothing was saved. Tell whoever runs this server, then try again.
error-server = Something went wrong here
error-server-advice = Try again in a moment. If that does not help, tell whoever runs this server.
