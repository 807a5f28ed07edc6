# Rama każdej strony
skip = Przejdź do treści
navigation = Menu główne
subjects = Przedmioty
session = Sesja
write = Edytor
sign-in = Zaloguj się
sign-in-elsewhere = Zaloguj się w innej karcie
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
notice-password-changed = Zmieniono hasło. Wszystkie inne logowania zostały zakończone.
notice-signed-out = Wylogowano.
notice-joined = Witaj! Logowanie się powiodło.

# Gdy coś się nie uda
back-home = Wróć do przedmiotów
error-bad = Nie udało się odczytać tego żądania
error-bad-advice = Cofnij się i spróbuj ponownie.
error-sign-in = Najpierw się zaloguj
error-sign-in-advice = Ta strona jest tylko dla zalogowanych.
error-forbidden = Nie masz tu dostępu
error-forbidden-advice = Jeśli potrzebujesz dostępu, poproś o niego osobę, która tym zarządza.
error-missing = Tu nic nie ma
error-missing-advice = Być może zmieniono nazwę albo to usunięto. Poszukaj wśród przedmiotów.
error-wait = Zbyt wiele prób
again-in-seconds = { $count ->
    [one] Dalej można za { $count } sekundę.
    [few] Dalej można za { $count } sekundy.
   *[other] Dalej można za { $count } sekund.
}
again-in-minutes = { $count ->
    [one] Dalej można za { $count } minutę.
    [few] Dalej można za { $count } minuty.
   *[other] Dalej można za { $count } minut.
}
error-full = Dysk serwera jest pełny
error-full-advice = Nic nie zostało zapisane. Powiedz o tym osobie, która prowadzi ten serwer, i spróbuj ponownie.
error-server = Coś się tu nie udało
error-server-advice = Spróbuj za chwilę. Jeśli to nie pomoże, powiedz o tym osobie, która prowadzi ten serwer.
