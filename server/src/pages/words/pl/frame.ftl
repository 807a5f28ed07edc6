# Rama każdej strony
skip = Przejdź do treści
navigation = Główna
subjects = Przedmioty
session = Sesja
write = Pisanie
sign-in = Zaloguj się
sign-out = Wyloguj się
language = Język
colours = Kolory
colours-auto = jak w systemie
colours-light = jasne
colours-dark = ciemne
apply = Zastosuj
look = Język i kolory
api = API dla programów

# Co się właśnie stało
notice-saved = Zapisano.
notice-password-changed = Hasło zostało zmienione. Wszystkie inne logowania się zakończyły.
notice-signed-out = Nastąpiło wylogowanie.
notice-joined = Witaj! Logowanie się powiodło.

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
error-wait = Zbyt wiele prób
error-wait-advice = Odczekaj kilka minut i spróbuj ponownie.
error-full = Dysk serwera jest pełny
error-full-advice = Nic nie zostało zapisane. Powiedz o tym osobie, która prowadzi ten serwer, i spróbuj ponownie.
error-server = Coś się tu nie udało
error-server-advice = Spróbuj za chwilę. Jeśli to nie minie, powiedz o tym osobie, która prowadzi ten serwer.
