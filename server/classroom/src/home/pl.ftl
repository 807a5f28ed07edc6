# Home and subjects
subjects = Przedmioty
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
home-visitor = Rozwiązuj zadania z własnymi liczbami: każdy dostaje inne. Aby zachować wyniki i pracować z klasą, zaloguj się.
home-join = Dołącz z zaproszeniem
