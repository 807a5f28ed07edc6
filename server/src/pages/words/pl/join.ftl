
# Dołączanie
join-title = Dołącz do klasy
join-help = Potrzebne jest zaproszenie: słowo, link albo kod QR.
join-invitation = Zaproszenie
join-invitation-help = Tak, jak jest napisane na karteczce lub na tablicy.
join-invitation-wrong = Nie ma takiego zaproszenia. Sprawdź, czy jest wpisane dokładnie tak, jak je podano; jeśli tak, poproś o nowe.
join-go-on = Dalej
join-class = Dołączasz do klasy { $name }. Prowadzi ją { $teacher }.
join-other = Inne zaproszenie
join-signed-in = Jesteś teraz na koncie: { $name }. Po dołączeniu powstanie nowe konto.
join-personal = Takie dane są w dzienniku. Jeśli coś się nie zgadza, powiedz o tym nauczycielowi po dołączeniu.
join-name = Imię i nazwisko
join-name-help = Tak, jak zna cię nauczyciel.
join-name-wrong = Imię i nazwisko ma razem od 1 do 45 znaków.
join-login = Adres e-mail
join-login-help = Będziesz się nim logować. Nie wysyłamy na niego żadnych wiadomości.
join-login-wrong = To nie jest adres e-mail.
join-login-taken = Ten adres jest już zarejestrowany. Jeśli należy do ciebie, zaloguj się.
join-password = Hasło
join-repeat = Hasło jeszcze raz
join-do = Dołącz
join-known = Masz już konto?
