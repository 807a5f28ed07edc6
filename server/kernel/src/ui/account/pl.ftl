# My account
look = Język i kolory
account = Moje konto
account-help = Imię, nazwisko i numer może zmienić nauczyciel.
name = Imię i nazwisko
class = Klasa
number = Numer
password-new = Nowe hasło
password-old = Dotychczasowe hasło
password-repeat = Nowe hasło jeszcze raz
password-change = Zmień hasło
password-rule = { $count ->
    [one] Co najmniej { $count } znak. Kilka słów łatwiej zapamiętać niż ciąg znaków.
    [few] Co najmniej { $count } znaki. Kilka słów łatwiej zapamiętać niż ciąg znaków.
    [many] Co najmniej { $count } znaków. Kilka słów łatwiej zapamiętać niż ciąg znaków.
   *[other] Co najmniej { $count } znaków. Kilka słów łatwiej zapamiętać niż ciąg znaków.
}
password-short = { $count ->
    [one] Hasło jest za krótkie: potrzeba co najmniej { $count } znaku.
    [few] Hasło jest za krótkie: potrzeba co najmniej { $count } znaków.
    [many] Hasło jest za krótkie: potrzeba co najmniej { $count } znaków.
   *[other] Hasło jest za krótkie: potrzeba co najmniej { $count } znaków.
}
password-differs = To nie jest to samo hasło. Wpisz je jeszcze raz.
password-old-wrong = Dotychczasowe hasło jest nieprawidłowe.
everywhere = Wszystkie urządzenia
everywhere-help = Jeśli twoje konto pozostało otwarte na urządzeniu, do którego nie masz dostępu, zakończ tutaj wszystkie logowania. Potem zaloguj się ponownie.
everywhere-do = Wyloguj wszędzie
notice-password-changed = Zmieniono hasło. Wszystkie inne logowania zostały zakończone.

# A password link
link-help = Wybierz nowe hasło, a potem zaloguj się nim.
link-field = Link do zmiany hasła
link-paste = Wklej tu cały otrzymany link.
link-void = Ten link został już użyty albo jest starszy niż doba. Poproś o nowy.
