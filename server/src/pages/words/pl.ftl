# Rama każdej strony
skip = Przejdź do treści
navigation = Główna
write-an-exercise = Napisz zadanie
sign-in = Zaloguj się
sign-out = Wyloguj się
language = Język
colours = Kolory
colours-auto = jak w systemie
colours-light = jasne
colours-dark = ciemne
apply = Zastosuj
look = Język i kolory

# Początek i przedmioty
home = Przedmioty
subjects-none = Nie ma jeszcze przedmiotów. Dodać je może nauczyciel.
exercise-count = { $count ->
    [one] { $count } zadanie
    [few] { $count } zadania
    [many] { $count } zadań
   *[other] { $count } zadania
}
unlisted = Poza spisem
section-empty = Tu jeszcze nic nie ma.
legend = ☐ nierozwiązane, ☒ źle, ⚀ częściowo dobrze, ☑ dobrze
session-now = Teraz na lekcji
session-of-your-class = Twoja klasa rozwiązuje teraz te zadania.
session-finished = Sesja jest zakończona: odpowiedzi nie są już przyjmowane.
done-none = nierozwiązane
done-wrong = źle
done-partly = częściowo dobrze
done-right = dobrze

# Zadanie
answers = Twoje odpowiedzi
answer-hint = Tak, jak to zapisujesz: 2,5, 1,2·10^3 m/s, 1/3.
submit = Wyślij
right = Dobrze
wrong = Źle
all-right = Wszystkie odpowiedzi są dobre.
some-right = { $count ->
    [one] { $count } odpowiedź jest dobra. Popraw pozostałe i wyślij jeszcze raz.
    [few] { $count } odpowiedzi są dobre. Popraw pozostałe i wyślij jeszcze raz.
    [many] { $count } odpowiedzi jest dobrych. Popraw pozostałe i wyślij jeszcze raz.
   *[other] { $count } odpowiedzi jest dobrych. Popraw pozostałe i wyślij jeszcze raz.
}
none-right = Żadna odpowiedź nie jest jeszcze dobra. Spróbuj ponownie.
unreadable = Tej odpowiedzi nie da się odczytać:
understood = odczytane jako
nothing-lost = Nic nie zostało wysłane, więc nic nie przepada.
practice-another = Inny wariant do ćwiczenia
practice-this = Wariant do ćwiczenia nr { $name }
practice-help = Wariant do ćwiczenia nie wpływa na twoje wyniki.
practice-back = Wróć do swojego wariantu
no-unknowns = To zadanie o nic nie pyta: jest tu tylko tekst do przeczytania.
no-variant = Tego wariantu nie można podać. Powiedz o tym nauczycielowi.
hint = Wskazówka { $count }
right-answers = Prawidłowe odpowiedzi
image-of = Ilustracja zadania { $name }
saving = Wysyłanie …
waiting = Brak połączenia. Twoje odpowiedzi są tu zachowane i zostaną wysłane, gdy wróci.

# Logowanie
login = Login
login-help = Twój adres e-mail albo root.
password = Hasło
sign-in-wrong = Login lub hasło jest nieprawidłowe.
sign-in-wait = Zbyt wiele błędnych prób. Odczekaj kilka minut i spróbuj ponownie.
sign-in-why = Zaloguj się, aby zachować wyniki i pracować ze swoją klasą.
sign-in-forgotten = Nie pamiętasz? Poproś nauczyciela o odnośnik do zmiany hasła.

# Gdy coś się nie uda
back-home = Wróć do przedmiotów
error-bad = To nie zostało zrozumiane
error-bad-advice = Cofnij się i spróbuj ponownie.
error-sign-in = Najpierw się zaloguj
error-sign-in-advice = Ta strona jest dla zalogowanych.
error-forbidden = Nie masz tu dostępu
error-forbidden-advice = Zapytaj nauczyciela, czy to jest dla ciebie.
error-missing = Tu nic nie ma
error-missing-advice = Może zmieniono nazwę lub to usunięto. Poszukaj wśród przedmiotów.
error-server = Coś się tu nie udało
error-server-advice = Spróbuj za chwilę. Jeśli to nie minie, powiedz temu, kto prowadzi ten serwer.
