# Odmowy: identyfikatory i zmienne jak w en.ftl.

forbidden = Brak dostępu
forbidden-because = Brak dostępu: { $reason }
another-site = żądanie pochodzi ze strony w innym serwisie
local-only = tylko z samego serwera albo jako root
unauthorized = Najpierw się zaloguj
wrong-password = Login lub hasło jest nieprawidłowe
not-found = Nie ma tu niczego takiego
method-not-allowed = Niedozwolona metoda; pod tym adresem można użyć: { $methods }
timeout = Przesyłanie trwało zbyt długo
body-broke-off = przesyłanie zostało przerwane
too-large = To za dużo: przyjmujemy najwyżej { $limit } bajtów
too-many-attempts = Za dużo nieudanych prób; spróbuj ponownie za { $seconds } s
too-many-answers = Za dużo odpowiedzi naraz; kolejną można wysłać za { $seconds } s
too-many-waiting = Za dużo żądań czeka już na swoją kolej; spróbuj ponownie za chwilę
internal = Błąd serwera
unavailable = W tej chwili nie można niczego zapisać
no-room = Brakuje miejsca: { $reason }
disk-full = dysk serwera jest pełny; nic nie zostało zapisane
no-room-for-backup = brak miejsca na kopię zapasową

bad-content = Tej treści nie można przyjąć: wiersz { $line }: { $reason }
bad-content-somewhere = Tej treści nie można przyjąć
answer-count = niewiadomych w zadaniu: { $expected }, a odpowiedzi: { $given }
answer-unreadable = nie da się odczytać odpowiedzi { $number }: { $reason }
answer-too-long = odpowiedź { $number } ma więcej bajtów niż { $limit }
answer-readings = odpowiedź { $number } można rozumieć na kilka sposobów, { $readings }: wyślij ją jeszcze raz z polem `reading`, numerem właściwego odczytania
answer-confirm = odpowiedź { $number }: czy chodzi o { $reading }? Wyślij ją jeszcze raz z polem `reading`, numerem właściwego odczytania
answer-choice = odpowiedź { $number } nie ma takiego odczytania do wyboru: odczytania liczy się od 0, a gdzie nie ma czego wybierać, stoi null
answer-choice-count = `reading` ma po jednej pozycji na każdą pozycję `typed`: numer albo null
answer-choice-of-numbers = `reading` należy do `typed`: liczby mają jedno odczytanie
answer-form = `answer` ma albo `answers`, listę liczb, albo `typed`, listę tekstów
no-answer = To zadanie nie ma odpowiedzi dla twoich liczb; powiedz o tym autorowi
no-answer-of-seed = Ten wariant nie ma odpowiedzi: wiersz { $line }: { $reason }
numbers-changed = liczby w tym zadaniu się zmieniły: wczytaj je ponownie

exercise-taken = zadanie o tym identyfikatorze już istnieje
exercise-saved-meanwhile = ktoś inny zapisał w międzyczasie to zadanie
subject-taken = przedmiot o tej nazwie już istnieje
assignees-many = lista osób (`assignees`) może mieć najwyżej tyle pozycji: { $limit }
report-taken = raport o tej nazwie już istnieje
session-finished = sesja jest zakończona
session-finished-reset = sesja jest zakończona: najpierw rozpocznij nową
session-has-exercise = to zadanie jest już w sesji
session-practice = zadania trwającej sesji nie mają wariantów do ćwiczenia
session-many = naraz można dodać najwyżej tyle zadań: { $limit }

login-taken = ten login jest zajęty: zaloguj się albo podaj inny adres
root-stays = konta root nie można usunąć
teachers-stay = zespołu nauczycieli nie można usunąć
no-teacher = { $id } nie jest nauczycielem
invitation-taken = inny zespół ma już to zaproszenie
invitation-unknown = nikt nie jest zaproszony tym słowem: poproś o nowe zaproszenie
invitations-many = tyle imiennych zaproszeń tej klasy już czeka: { $limit }; unieważnij niektóre

regrade-without-subject = zadanie podaje się razem z przedmiotem
regrade-of-many = wersję podaje się dla jednego zadania
revision-missing = zadanie { $exercise } nie ma wersji { $number }
