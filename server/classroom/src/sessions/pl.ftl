# The session of a class
session = Sesja
session-now = Teraz na lekcji
session-of-your-class = Twoja klasa rozwiązuje teraz te zadania.
session-finished = Sesja jest zakończona: odpowiedzi nie są już przyjmowane.
session-go = Przejdź do sesji
session-look = Zobacz sesję
session-empty = W sesji nie ma jeszcze zadań. Pojawią się tu same, gdy nauczyciel je doda.
session-choose = Wybierz zadanie z listy.
session-all-right = Wszystko jest dobrze. Brawo!
session-offline = Brak połączenia. Zostań na tej stronie: to, co wpisujesz, jest zachowane, a inne zadania otworzą się, gdy połączenie wróci.
