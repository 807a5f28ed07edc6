# When something fails
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
error-full = Dysk serwera jest pełny
error-full-advice = Nic nie zostało zapisane. Powiedz o tym osobie, która prowadzi ten serwer, i spróbuj ponownie.
error-server = Coś się tu nie udało
error-server-advice = Spróbuj za chwilę. Jeśli to nie pomoże, powiedz o tym osobie, która prowadzi ten serwer.
