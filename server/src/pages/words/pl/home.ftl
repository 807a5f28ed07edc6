
# Początek i przedmioty
subjects-none = Nie ma jeszcze przedmiotów. Dodać je może nauczyciel.
subject-page = Otwórz ten przedmiot na osobnej stronie
manage-subject = Zarządzaj przedmiotem
new-exercise = Nowe zadanie
exercise-count = { $count ->
    [one] { $count } zadanie
    [few] { $count } zadania
    [many] { $count } zadań
   *[other] { $count } zadania
}
right-count = { $count } dobrze
resume = Kontynuuj:
search = Znajdź zadanie
search-do = Szukaj
search-clear = Pokaż wszystkie przedmioty
found = { $count ->
    [one] Znaleziono { $count } zadanie
    [few] Znaleziono { $count } zadania
    [many] Znaleziono { $count } zadań
   *[other] Znaleziono { $count } zadania
}
found-none = Żadne zadanie nie zawiera wszystkich tych słów. Spróbuj mniej słów albo ich części.
found-more = Może być ich więcej: dodaj słowo.
unlisted = Poza spisem
section-empty = Tu jeszcze nic nie ma.
legend = ☐ bez odpowiedzi, ☒ źle, ⚀ częściowo dobrze, ☑ dobrze
done-none = bez odpowiedzi
done-wrong = źle
done-partly = częściowo dobrze
done-right = dobrze

# Sesja klasy
session-now = Teraz na lekcji
session-of-your-class = Twoja klasa rozwiązuje teraz te zadania.
session-finished = Sesja jest zakończona: odpowiedzi nie są już przyjmowane.
text-too-large = Z tego tekstu powstałaby zbyt duża strona, więc nie jest pokazywany.
session-go = Przejdź do sesji
session-look = Zobacz sesję
session-empty = W sesji nie ma jeszcze zadań. Pojawią się tu same, gdy nauczyciel je doda.
session-choose = Wybierz zadanie z listy.
session-all-right = Wszystko jest dobrze. Brawo!
session-offline = Brak połączenia. Zostań na tej stronie: to, co wpisujesz, jest zachowane, a inne zadania otworzą się, gdy połączenie wróci.
home-visitor = Rozwiązuj zadania z własnymi liczbami: każdy dostaje inne. Aby zachować wyniki i pracować z klasą, zaloguj się.
home-join = Dołącz z zaproszeniem
