# What was just done
notice-class-created = Klasa jest gotowa. Zaproś uczniów za pomocą listy klasy albo jednego słowa dla wszystkich.
notice-class-deleted = Usunięto klasę.
notice-invited = Zaproszenia są gotowe. Wydrukuj je na karteczkach i rozdaj.
notice-revoked = Cofnięto zaproszenie.
notice-member-deleted = Usunięto osobę z klasy.
notice-handed-over = Przekazano klasę.

# Classes
classes = Klasy
classes-none = Nie prowadzisz jeszcze żadnej klasy. Utwórz ją tutaj, a potem zaproś uczniów.
classes-others = Klasy innych nauczycieli
class-new = Nowa klasa
class-name = Nazwa klasy
class-name-help = Na przykład 7a albo Fizyka 2b.
class-create = Utwórz klasę
class-members = Członkowie
class-invitation = Zaproszenie
class-assignee = Kto prowadzi
class-session-finished = zakończona
class-session-empty = bez zadań
class-session-running = { $count ->
    [one] { $count } zadanie
    [few] { $count } zadania
    [many] { $count } zadań
   *[other] { $count } zadania
}
class-path = Powrót
class-reports = Raporty
class-settings = Ustawienia
class-rename = Zmień nazwę
class-assignee-help = Kto prowadzi klasę, otwiera jej sesje i widzi jej wyniki. Po przekazaniu klasy nie będziesz już mieć do nich dostępu.
class-assign = Przekaż
class-delete = Usuń tę klasę
class-delete-name = Usunąć klasę { $name }?
class-delete-help = { $count ->
    [0] Razem z klasą znikną jej sesja, zapisane raporty i otwarte zaproszenia. Tego nie da się cofnąć.
    [one] Razem z klasą zostanie usunięta { $count } osoba, która nie będzie już mogła się zalogować, oraz jej wyniki, sesja i wszystkie zapisane raporty. Tego nie da się cofnąć.
    [few] Razem z klasą zostaną usunięte { $count } osoby, które nie będą już mogły się zalogować, oraz ich wyniki, sesja i wszystkie zapisane raporty. Tego nie da się cofnąć.
    [many] Razem z klasą zostanie usuniętych { $count } osób, które nie będą już mogły się zalogować, oraz ich wyniki, sesja i wszystkie zapisane raporty. Tego nie da się cofnąć.
   *[other] Razem z klasą zostanie usunięte { $count } osoby oraz wyniki, sesja i wszystkie zapisane raporty. Tego nie da się cofnąć.
}
class-delete-type = Aby potwierdzić, wpisz nazwę klasy: { $name }
class-delete-differs = To nie jest nazwa tej klasy.
class-name-wrong = Nazwa ma od 1 do 42 znaków.
keep = Zostaw bez zmian
cancel = Anuluj
save = Zapisz
copy = Kopiuj
copied = Skopiowano
copy-failed = Zaznacz i skopiuj
print = Drukuj
back-to = Powrót: { $name }

# Members
members-none = Nikt jeszcze nie dołączył. Zaimportuj listę klasy poniżej albo otwórz zaproszenie dla wszystkich.
member-joined = W klasie od
member-signed-in = Zalogowano
member-signed-out = obecnie nie
member-change = Zmień
member-change-name = Zmień dane: { $name }
member-results = Wyniki: { $name }
member-register = W dzienniku
member-name-wrong = Imię i nazwisko ma razem od 1 do 45 znaków.
register-number = Numer w dzienniku
register-number-help = Liczba całkowita od 1 do 10{"\u202F"}000. Pole może zostać puste.
register-number-wrong = To nie jest liczba całkowita od 1 do 10{"\u202F"}000.
member-link = Link do zmiany hasła
member-link-help = Dla kogoś, kto nie pamięta hasła: link, który w ciągu doby pozwala raz ustawić nowe.
member-link-make = Utwórz link do zmiany hasła
member-link-for = Link do zmiany hasła: { $name }
member-link-once = Skopiuj go teraz: nie pojawi się drugi raz. Działa jednorazowo, przez dobę; wcześniejszy link przestał działać.
member-link-qr = Kod QR linku do zmiany hasła: { $name }
member-link-message = Jako wiadomość
member-link-text = Cześć, { $name }! Pod tym adresem ustawisz nowe hasło. Link działa raz, przez dobę: { $link }
member-out = Usunięcie z klasy
member-out-help = Po usunięciu nie można się już zalogować.
member-delete = Usuń tę osobę
member-delete-name = Usunąć { $name }?
member-delete-help = Znikną login i wyniki tej osoby, także w trwającej sesji. Zapisane raporty pozostaną bez zmian. Tego nie da się cofnąć.

# Invitations
invitation-open = otwarte dla każdego, kto je zna
invitation-closed = zamknięte
invitation-open-help = Do klasy może dołączyć każdy, kto ma ten link albo zna zaproszenie. Zamknij je, gdy wszyscy już są.
invitation-closed-help = Teraz nikt nie dołączy wspólnym zaproszeniem. Zaproszenia osobiste nadal działają.
invitation-word = Zaproszenie
invitation-word-help = Słowo, które trudno odgadnąć. Żadna inna klasa nie może mieć takiego samego.
invitation-word-wrong = Zaproszenie ma od 1 do 1000 znaków.
invitation-word-taken = Inna klasa ma już takie zaproszenie. Wybierz inne słowo.
invitation-link = Link do dołączenia
invitation-qr = Kod QR linku do dołączenia
invitation-random = Wylosuj nowe
invitation-close = Zamknij
invitation-own = Własne słowo
invitation-set = Użyj tego słowa
poster-print = Arkusz do wydrukowania
personal = Zaproszenia osobiste
personal-help = Każde pozwala jednej osobie raz dołączyć, z imieniem, nazwiskiem i numerem z twojej listy.
personal-waiting = { $count ->
    [one] { $count } osobiste czeka
    [few] { $count } osobiste czekają
    [many] { $count } osobistych czeka
   *[other] { $count } osobistego czeka
}
invitation-code = Kod
invitation-made = Utworzone
invitation-revoke = Cofnij
invitation-revoke-name = Cofnij zaproszenie: { $name }
invitation-revoke-all = Cofnij wszystkie
invitation-revoke-count = { $count ->
    [one] Cofnij { $count } zaproszenie
   *[other] Cofnij wszystkie zaproszenia ({ $count })
}

# Importing a class list
import = Importuj listę klasy
import-title = Lista klasy { $name }
import-list = Lista
import-again = Inna lista albo ta sama po poprawkach
import-help = Z każdego wiersza powstanie zaproszenie osobiste. Najpierw zobaczysz, co stanie się z każdym wierszem; nic nie powstanie, zanim tego nie potwierdzisz.
import-file = Plik
import-file-help = Tabela zapisana jako CSV, z przecinkami, średnikami lub tabulatorami. Kolumny: numer oraz imię i nazwisko, razem lub osobno.
import-text = Albo wklej ją tutaj
import-text-help = Jedna osoba w wierszu, na przykład 1;Ada Nowak. Na górze może być nagłówek, na przykład Lp.;Imię;Nazwisko.
import-check = Sprawdź listę
import-found = { $count ->
    [one] Znaleziono { $count } wiersz
    [few] Znaleziono { $count } wiersze
    [many] Znaleziono { $count } wierszy
   *[other] Znaleziono { $count } wiersza
}
import-good = { $count ->
    [0] Z żadnego wiersza nie powstanie zaproszenie.
    [one] Z { $count } wiersza powstanie zaproszenie.
    [few] Z { $count } wierszy powstaną zaproszenia.
    [many] Z { $count } wierszy powstaną zaproszenia.
   *[other] Z { $count } wiersza powstaną zaproszenia.
}
import-bad = { $count ->
    [one] { $count } wiersz zostanie pominięty.
    [few] { $count } wiersze zostaną pominięte.
    [many] { $count } wierszy zostanie pominiętych.
   *[other] { $count } wiersza zostanie pominięte.
}
import-windows = Plik nie jest zapisany w UTF-8, więc odczytano go jako Windows-1250. Sprawdź, czy polskie litery są poprawne. Jeśli nie, zapisz go jako „CSV UTF-8” i wyślij jeszcze raz.
import-line = Wiersz
import-becomes = Co z tego powstanie
import-invitation = zaproszenie
import-confirm = { $count ->
    [one] Utwórz { $count } zaproszenie
    [few] Utwórz { $count } zaproszenia
    [many] Utwórz { $count } zaproszeń
   *[other] Utwórz { $count } zaproszenia
}
import-nothing-yet = Nic jeszcze nie powstało.
import-no-name = Brakuje imienia i nazwiska.
import-long-name = Imię i nazwisko ma ponad 45 znaków.
import-bad-number = Numer nie jest liczbą całkowitą od 1 do 10{"\u202F"}000.
import-same-number = Wiersz { $count } ma ten sam numer.
import-member = Ta osoba jest już w klasie.
import-invited = Ta osoba jest już zaproszona.
import-same-name = Wiersz { $count } ma to samo imię i nazwisko. Czy to dwie osoby?
import-name-of-member = Ktoś o tym imieniu i nazwisku jest w klasie lub ma zaproszenie, ale z innym numerem.
import-number-taken = Ktoś w klasie lub wśród zaproszonych ma już ten numer.
import-too-large = Lista jest za duża: przyjmujemy najwyżej 1 MiB.
import-no-text = Tego nie da się odczytać jako tekst. Otwórz plik w arkuszu kalkulacyjnym, zapisz go jako „CSV UTF-8” i wyślij ten plik.
import-empty = Lista nie ma żadnego wiersza. Wybierz plik albo wklej listę.
import-too-many = Lista ma ponad { $count } wierszy. Wysyłaj po jednej klasie.
import-open-quote = Cudzysłów otwarty w wierszu { $count } nie jest zamknięty, więc wszystko za nim byłoby jedną komórką. Zamknij go albo usuń.
import-loose-quote = Cudzysłowy komórki, która zaczyna się w wierszu { $count }, nie pasują do siebie: komórka ciągnie się do następnego wiersza albo za cudzysłowem zamykającym coś jeszcze stoi, więc wiersze mogłyby w niej zniknąć. Popraw cudzysłowy albo je usuń.
import-dropped = Te kolumny są pomijane: { $name }.
import-column = kolumna { $count }
import-no-names = Nie znaleziono kolumny z nazwiskami. Dodaj nagłówek kolumn: numer, imię i nazwisko.
import-no-header = Jest kilka kolumn i nie ma nagłówka, więc nie wiadomo, gdzie są nazwiska. Dopisz na górze nagłówek: numer, imię, nazwisko.

# Paper
slips-print = Drukuj karteczki
slips-title = Zaproszenia do klasy { $name }
slips-none = Nie ma otwartych zaproszeń osobistych.
slips-help = Jedna karteczka dla każdej osoby. Wydrukuj tę stronę i potnij wzdłuż linii.
slip-scan = Zeskanuj kod albo wejdź na stronę
slip-code = i wpisz zaproszenie
slip-qr = Kod QR zaproszenia: { $name }
poster-title = Dołącz do klasy { $name }
