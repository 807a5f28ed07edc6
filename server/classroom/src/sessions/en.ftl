# The session of a class
session = Session
session-now = Now in class
session-of-your-class = Your class is working on these exercises now.
session-finished = The session is finished: answers are no longer accepted.
session-go = Go to the session
session-look = Look at the session
session-empty = There are no exercises in the session yet. They will appear here as your teacher adds them.
session-choose = Choose an exercise from the list.
session-all-right = Everything is right. Well done!
session-offline = No connection. Stay on this page: what you type is kept, and the other exercises open again once it is back.
