# Sign-in
sign-in = Zaloguj się
sign-in-elsewhere = Zaloguj się w innej karcie
sign-out = Wyloguj się
login = Login
login-help = Twój adres e-mail albo root.
password = Hasło
sign-in-login = To nie jest adres e-mail.
sign-in-wrong = Login lub hasło jest nieprawidłowe.
sign-in-lost = Hasło jest poprawne, ale przeglądarka nie zachowała logowania: ta strona przyszła zwykłym http, a logowania tej szkoły działają tylko przez https. Wejdź pod ten adres i zaloguj się tam:
sign-in-wait = Zbyt wiele błędnych prób.
sign-in-why = Zaloguj się, aby zachować wyniki i pracować ze swoją klasą.
sign-in-forgotten = Nie pamiętasz? Poproś nauczyciela o link do zmiany hasła.
sign-in-new = Jesteś tu po raz pierwszy i masz zaproszenie?
join = Zarejestruj się
notice-signed-out = Wylogowano.
