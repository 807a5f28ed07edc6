# Co się mówi o tekstach, odpowiedziach i folderach; identyfikatory i zmienne jak w en.ftl.

## Plik i jego części

E0101 = ten bajt nie należy do kodowania UTF-8
    .help = zapisz plik w kodowaniu UTF-8
E0102 = plik jest za duży (bajtów: { $size }); zadanie może ich mieć najwyżej { $limit } (256 KiB)
E0103 = zadanie zaczyna się wierszem `---`, a po nim następuje nagłówek
E0104 = nagłówek się nie kończy: musi po nim stać wiersz `---`
E0105 = `{ $word }` to ani `solution`, ani kod języka, taki jak `en` lub `pl`
E0106 = po obliczeniach może stać tylko `--- solution` albo tekst w innym języku
    .help = plik to kolejno: nagłówek, tekst, obliczenia; usuń ten wiersz albo dopisz po kreskach, jaka część następuje
E0107 = znak NUL nie może być częścią zadania
    .help = być może plik nie jest tekstem albo jest uszkodzony; usuń ten znak
E0108-solution = to już drugie rozwiązanie
E0108-language = to już drugi tekst w języku `{ $language }`
E0108-many = jest więcej niż { $limit } tłumaczeń

## Nagłówek

E0201-twice = klucz `{ $key }` występuje dwa razy
    .first = tu po raz pierwszy
E0201-yaml = nagłówka nie da się odczytać jako YAML: { $reason }
E0201-quotes = { E0201-yaml }
    .help = tekst, w którym jest `: ` lub `#` albo który zaczyna się od znaku specjalnego, weź w cudzysłów: name: "Część 1: pociągi"
yaml-copies = aliasy kopiują więcej niż { $limit } bajtów
yaml-circle = ten alias stoi wewnątrz tego, co oznacza
yaml-alias = alias, czyli `*` i nazwa, oznacza coś, co wcześniej oznaczono przez `&`, a niczego tak nie oznaczono
yaml-quote = ten cudzysłów nie jest zamknięty
yaml-behind-quote = po zamkniętym cudzysłowie nic już nie może stać
yaml-behind-value = wartość kończy się przed tym miejscem i nic już nie może stać po niej w tym wierszu
yaml-key = to nie jest wiersz `klucz: wartość`; po kluczu stoi dwukropek i spacja
yaml-dash = po kluczu nie może zaczynać się lista; jej pozycje stoją w osobnych wierszach
yaml-lines = po `|` lub `>` wiersz się kończy; tekst stoi w wierszach pod nim
yaml-escape = `{ $escape }` nic nie znaczy w cudzysłowie podwójnym; w pojedynczym pozostaje bez zmian
yaml-other-escape = to, co stoi tu po ukośniku, nic nie znaczy w cudzysłowie podwójnym
yaml-bracket = nawiasy nie są tu zamknięte albo zamykają się nie w tej kolejności
yaml-colon = dwukropek może tu stać tylko po kluczu
yaml-sign = żaden tekst nie zaczyna się od tego znaku
yaml-tab = wiersze wcina się spacjami, nie tabulatorem
yaml-indentation = ten wiersz ma inne wcięcie niż wiersze, do których należy
yaml-document = zaczyna się tu drugi dokument
yaml-tag = tego znacznika nie da się odczytać
yaml-other = coś jest tu nie tak
E0202 = w nagłówku brakuje `{ $key }`
E0203-mapping = nagłówek musi się składać z wierszy postaci `klucz: wartość`
    .help = nagłówek musi mieć co najmniej `type: EqEx` i `name: …`
E0203-key = klucz nagłówka musi być słowem
E0203-value = wartością `{ $key }` musi być { $wanted }
wanted-word = słowo, np. `EqEx`
wanted-text = tekst (weź go w cudzysłów)
wanted-text-by-language = tekst albo mapa z tekstem dla każdego języka
wanted-texts-by-language = lista tekstów (każdy to tekst albo mapa z tekstem dla każdego języka)
wanted-words = lista słów
wanted-files = nazwa pliku albo lista nazw plików
wanted-digits = całkowita liczba cyfr znaczących, od 1 do 15
wanted-language = kod języka, np. `en`
wanted-tolerance = tolerancja albo mapa z tolerancją dla każdej niewiadomej
E0204 = nie ma typu zadania `{ $type }`
    .help = zadania, w których odpowiedzi są liczbami, mają typ `EqEx`
E0204-near = { E0204 }
E0205-size = nagłówek jest za długi (bajtów: { $size }); może ich mieć najwyżej { $limit }
E0205-depth = liczba otwartych tu list i map przekracza { $limit }
E0206-name = zadanie musi mieć niepustą nazwę
E0207 = w tekście nie ma niewiadomej `{ $name }`
E0208-units = jednostki, którymi można liczyć (`si`), nie są jeszcze dostępne
    .help = przy `text` przeliczenia jednostek zapisz w obliczeniach: `v=v*1000/3600`
E0208-key = klucz `{ $key }` nie jest jeszcze dostępny
    .help = bez niego zadanie można zapisać
E0220 = w nagłówku nie może być kotwic (`&`) ani aliasów (`*`)
    .help = zamiast aliasu wpisz to, co on oznacza; tekst, który zaczyna się od `&` lub `*`, weź w cudzysłów
E0221 = w nagłówku nie może być znaczników takich jak `{ $tag }`
    .help = tekst, który zaczyna się od `!`, weź w cudzysłów
W0201 = nagłówek nie zna klucza `{ $key }`; zostanie zachowany, ale niczego nie zmieni
W0220-value = wartością `{ $key }` musi być { $wanted }; to niczego nie zmienia
W0220-file = `{ $file }` nie może być nazwą pliku i niczego nie zmienia: nie może w niej być `/` ani `\`, nie zaczyna się od kropki, ma najwyżej 255 bajtów
W0220-digits = `digits` musi być liczbą od 1 do 15; to niczego nie zmienia
W0220-choice = `{ $key }` musi mieć jedną z wartości: { $choices }; to niczego nie zmienia
W0220-language = `{ $language }` nie jest kodem języka, takim jak `en` lub `pt-BR`, i niczego nie zmienia
W0220-tolerance = tolerancję zapisuje się jako `1%` (wartości), `0.05` (w jednostce niewiadomej), `3 figures` (cyfry znaczące) albo `2 decimals` (miejsca po przecinku); to niczego nie zmienia
W0220-tolerance-limits = tolerancja to najwyżej 100%, liczba nieujemna, od 1 do 15 cyfr albo do 15 miejsc po przecinku; to niczego nie zmienia
W0221 = tekst kończy się przed tym miejscem: jest to `{ $text }`, a to, co stoi po spacji i `#`, to uwaga
    .help = weź cały tekst w cudzysłów albo umieść uwagę w osobnym wierszu
W0221-empty = to, co stoi po spacji i `#`, to uwaga, więc nie ma tu żadnego tekstu
    .help = weź tekst w cudzysłów
W0222 = w cudzysłowie podwójnym `{ $command }` zmienia się w coś innego; w pojedynczym pozostaje bez zmian

## Deklaracje w tekście

E0301-open = nawias `{ $open }` nie jest zamknięty w tym samym wierszu
    .help = zapisuje się to tak: { $example }
E0301-comma = liczby oddziela się znakiem `;`, a ich część dziesiętną kropką
E0301-separator = liczby w zakresie oddziela `;`
E0301-blank = przed `;` nie może być odstępu
E0301-semicolon = po tym `;` brakuje liczby
E0301-single = zakres ma najmniejszą i największą wartość
    .help = pojedyncza wartość to stała: v=40km/h
E0301-letters = w nawiasach mogą stać tylko liczby
    .help = jednostkę pisze się za nimi: v=[40;60]km/h
E0301-unit = przed tym miejscem trzeba zamknąć nawias `{ $open }` nawiasem `{ $close }`
    .help = jednostkę pisze się za nawiasem: v=[40;60]km/h
E0301-bracket = nawias `{ $open }` zamyka się nawiasem `{ $close }`, a przed nim stoi liczba
E0301-many = zakres to najmniejsza i największa wartość, a po nich co najwyżej krok
    .help = pojedyncze wartości wymienia się w nawiasach klamrowych: {"{"}3;4;6{"}"}
E0301-number = tu musi stać liczba, np. 40, -0.5 albo 1.2e3
    .help = zapisuje się to tak: { $example }; nie można tu użyć zmiennych
example-range = [40;60] albo [40;60;5]
example-list = {"{"}3;4;6{"}"}
E0302 = `{ $name }` zadeklarowano po raz drugi
    .first = pierwsza deklaracja
    .help = tę samą wielkość przywołuje się tak: \({ $latex }\)
E0303 = najmniejsza wartość { $low } jest większa od największej { $high }
E0304 = krok musi być większy od 0, a wynosi { $step }
E0305 = krok { $step } jest większy niż zakres: można by wylosować tylko { $only }
    .help = trzecia liczba to krok, a nie liczba wartości
E0306 = lista jest pusta; musi mieć co najmniej jedną wartość
    .help = zapisuje się to tak: {"{"}3;4;6{"}"}
E0307-text = zadanie może mieć najwyżej { $limit } zmiennych
E0307-all = zmiennych w tekście i obliczeniach jest razem { $count }; może ich być najwyżej { $limit }
E0308 = `{ $name }` nie może być nazwą: { $reason }
    .help = nazwy wyglądają tak: v, v', t_1, v_a, alpha, Δt
name-starts-with-digit = zaczyna się od cyfry
name-with-two-subscripts = ma więcej niż jeden znak `_`
name-without-subscript = znak `_` stoi między nazwą a jej indeksem dolnym
name-of-other-letters = zawiera literę spoza a–z, A–Z i alfabetu greckiego
E0308-assigned = `{ $name }` nie jest nazwą, więc nie można temu nadać wartości
    .help = przed `=` stoi jedna nazwa, np. v, t_1 albo alpha
E0309 = jednostki `{ $name }` nie da się odczytać do końca: `{ $tail }`
    .help = jednostka stoi bezpośrednio za wartością: słowa z całkowitymi potęgami, między nimi `*`, a poza nawiasami najwyżej jeden znak `/`: kg*m^2/s^2, J/(kg*K)
E0310-declared = `{ $number }` ma więcej niż 18 cyfr albo nie mieści się między 1e-300 a 1e300
E0310-calculated = ta liczba jest za duża, żeby na niej liczyć (najwyżej 1.8e308)
E0311 = zakres jest za wąski: mieści się w nim mniej niż 20 liczb o 15 cyfrach
    .help = zapisz te kilka wartości jako listę: {"{"}3;4;6{"}"}
E0312 = przy takim kroku i takich granicach wartości miałyby więcej niż 15 cyfr
    .help = weź większy krok albo granice o mniejszej liczbie cyfr
E0313 = lista ma za dużo wartości: { $count }; może ich mieć najwyżej { $limit }
W0301 = odczytano tylko `{ $read }`, bo przecinek kończy liczbę; część dziesiętną oddziela się kropką
W0302 = w tym akapicie po `{ $open }` brakuje zamykającego `{ $close }`; do końca akapitu nic nie jest odczytywane jako deklaracja
    .help = wstaw `{ $close }` tam, gdzie kończy się wzór
W0303-number = odczytano `{ $read }`, a `{ $tail }` pozostaje zwykłym tekstem
    .help = wartość to jedna liczba: zamiast 6*10^24 napisz 6e24, a zamiast 3/4 napisz 0.75
W0303-unit = { W0303-number }
    .help = jednostka ma najwyżej jeden znak `/` i całkowite potęgi: zamiast J/kg/K napisz J/kg*K
W0303-group = { W0303-number }
    .help = cyfry liczby stoją razem: 1200
W0303-lost = { W0303-number }
    .help = jednostka stoi bezpośrednio za wartością, bez nawiasów i znaków wzoru: d=300km
W0320-blanks = `{ $text }` wygląda jak deklaracja, a przez odstępy niczego nie deklaruje
    .help = w deklaracji nie ma odstępów: s=20km; zapis matematyczny stoi w \( … \)
W0320-sign = `{ $text }` wygląda jak deklaracja, a przez ten znak niczego nie deklaruje
    .help = wartość zaczyna się od cyfry albo od znaku `-` z klawiatury: T=-5°C; zapis matematyczny stoi w \( … \)
W0320-currency = `{ $text }` wygląda jak deklaracja, a przez walutę z przodu niczego nie deklaruje
    .help = waluta stoi za wartością: p=5€
W0320-brackets = `{ $text }` wygląda jak deklaracja, a przez te nawiasy niczego nie deklaruje
    .help = wartość losuje się z [1;10], [1;10;1] albo {"{"}2;3;5{"}"}; zapis matematyczny stoi w \( … \)
W0320-braces = `{ $text }` wygląda jak deklaracja, a przez klamry niczego nie deklaruje
    .help = w nazwie za `_` stoi sam indeks: v_1
W0321 = `{ $unit }` stoi osobno i nie jest jednostką wartości `{ $read }`
    .help = jednostka stoi bezpośrednio za wartością: d=300km
W0321-factor = `{ $unit }` stoi osobno i nie należy do jednostki w `{ $read }`
    .help = słowa jednostki łączy `*`: M=5N*m
W0322 = odczytano deklarację `{ $read }`, a `{ $tail }` pozostaje zwykłym tekstem
    .help = równanie stoi w \( … \)
W0323 = `{ $read }` losuje liczby takie jak 4.71, a dalej stoi słowo `{ $word }`
    .help = liczby całkowite losuje się z krokiem 1
W0324 = `{ $word }{ $power }` to odwrotność całego { $word }
    .help = słowa jednostki łączy `*`: { $product }{ $power }
W0325 = jednostka `{ $name }` jest teraz czytana do końca: `{ $unit }`
    .help = wcześniej jej koniec pozostawał zwykłym tekstem; sprawdź, czy poprawne odpowiedzi są takie, jak trzeba

## Obliczenia

E0401-form = wiersz obliczeń ma postać `nazwa=wyrażenie`
    .help = uwagi zaczynają się od `#`, a warunki od `require`
E0401-right-side = brakuje prawej strony
E0401-early = wyrażenie urywa się za wcześnie: dalej musi stać liczba, nazwa albo `(`
E0401-parenthesis = nawias nie jest zamknięty
E0401-comparison = dalej musi stać jeden ze znaków `< <= > >= !=` i wyrażenie
    .help = napisz na przykład: require l > s and s > 0
E0401-end = wiersz urywa się za wcześnie
E0401-argument = argument funkcji pisze się w nawiasach: `{ $function }({ $argument })`
E0401-and = warunki łączy się tylko słowem `and`
E0401-closes-nothing = ten nawias niczego nie zamyka
E0401-relation = losowane wartości porównuje się znakami `< <= > >= !=`
E0401-equals = wiersz nadaje wartość jednej nazwie: znak `=` może być tylko jeden
E0401-one-comparison = tylko jedno porównanie naraz: napisz `require a < b and b < c`
E0401-require = porównania pisze się w wierszach zaczynających się od `require`
E0401-comma = przecinek może stać tylko między argumentami funkcji
E0401-semicolon = argumenty funkcji oddziela się przecinkami
E0401-sign = tu musi stać liczba, nazwa albo `(`, a nie `{ $sign }`
E0402 = brakuje znaku mnożenia: `{ $left }*{ $right }`
E0403-function = `{ $name }` to funkcja i potrzebuje argumentu w nawiasach: `{ $name }(x)`
E0403 = nazwy `{ $name }` nigdzie nie zadeklarowano
    .help = zadeklaruj ją w tekście, np. `g=9.81m/s^2`, albo oblicz w wierszu powyżej
E0403-near = { E0403 }
E0420 = `{ $name }` nie ma wartości
    .text = to wygląda jak deklaracja, ale niczego nie deklaruje
    .help = w deklaracji nie ma odstępów: s=20km
E0404 = nie ma funkcji `{ $name }`
    .help = są funkcje sqrt abs exp ln log log10 log2 min max floor ceil round sign hypot atan2 oraz sin cos tan cot i funkcje do nich odwrotne
E0404-near = { E0404 }
E0404-factorial = silni jeszcze nie ma
    .help = zapisz iloczyn: 4*3*2*1
E0404-if = nie ma `if`: wiersz liczy to samo dla każdego losowania
    .help = zostaw losowania jednego przypadku wierszem `require a > 3` albo licz za pomocą min, max, abs, sign i floor
E0405 = `{ $name }` przyjmuje { $arity }, a nie { $count }
arity-one = jeden argument
arity-two = dwa argumenty
arity-several = od 2 do 32 argumentów
E0406 = głębokość zagnieżdżenia wyrażenia przekracza tu { $limit }
    .help = oblicz jego część w osobnym wierszu
E0407 = niewiadoma `{ $name }` nie jest nigdzie obliczana
    .help = dodaj do obliczeń wiersz `{ $name }=…`
E0408 = `{ $name }` nie ma jeszcze wartości
    .later = wartość dostaje dopiero tutaj
    .asked = tu jest niewiadomą, a żaden wcześniejszy wiersz jej nie oblicza
E0409 = w każdym wariancie `{ $part }` { $value }
value-not-a-number = nie jest liczbą
value-infinite = jest nieskończone
value-minus-infinite = jest minus nieskończonością
E0410 = część dziesiętną liczby oddziela się kropką
E0411-power = potęgę zapisuje się znakiem `^`
E0411-sign = zamiast `{ $sign }` pisze się tu `{ $instead }`
E0412 = obliczenia mają więcej niż { $limit } wierszy
E0412-long = ten wiersz ma { $length } bajtów, a wiersz obliczeń może mieć najwyżej { $limit }
    .help = rozłóż obliczenie na kilka wierszy
E0412-operations = obliczenia mają więcej niż { $limit } nazw, liczb i działań; ten wiersz przekracza tę granicę
    .help = tak długie zadanie lepiej podzielić na kilka
E0413 = ten warunek porównuje wartości, które są takie same w każdym wariancie, i nigdy nie jest spełniony
    .help = porównuj wartości losowane albo z nich obliczone
W0401 = są obliczenia, a tekst o nic nie pyta
    .help = niewiadomą zapisuje się w tekście tak: `x=?km`

## Ten sam tekst w innym języku

E0501 = w tym tekście nie zadeklarowano `{ $name }`
    .first = deklaracja w pierwszym tekście
E0502-unit = `{ $name }` ma inną jednostkę niż w pierwszym tekście
    .first = pierwszy tekst
E0502-value = `{ $name }` ma inną wartość niż w pierwszym tekście
    .first = pierwszy tekst
E0503 = w pierwszym tekście nie zadeklarowano `{ $name }`

## Warianty

E0601 = `{ $part }` { $value } dla { $values }
    .help = zawęź zakresy albo wyklucz takie losowania wierszem `require …`
E0601-alone = `{ $part }` { $value }
    .help = { E0601.help }
E0601-somewhere = pewna wartość nie jest skończona
E0601-seeds = warianty bez skończonej wartości: { $count } z { $seeds }; w wariancie { $seed }: { $reason }
    .help = { E0601.help }
E0602 = żadne z { $limit } losowań nie spełnia warunków
    .help = poszerz zakresy albo złagodź warunki w wierszach `require`
E0602-seeds = warianty, których nie da się wylosować: { $count } z { $seeds }; w wariancie { $seed }: { $reason }
    .help = { E0602.help }
E0603 = szukanie wariantu przerwano po { $draws } z { $limit } losowań: żadne z nich nie spełnia warunków, a obliczenia są długie
    .help = wstaw wiersze `require` przed długie obliczenia albo wybierz zakresy, w których więcej losowań spełnia warunki
E0603-none = wariantu nie szukano: wcześniejsze obliczenia zajęły cały czas, jaki ma jeden tekst
    .help = { E0603.help }
W0601 = tylko { $share }% losowań spełnia warunki
    .help = zawęź zakresy do wartości, przy których warunki są spełnione; po 1000 losowań wariant jest porzucany
W0602 = w wariancie { $seed } `{ $name }` wynosi około { $value }, czego nikt nie wpisze w całości, a tolerancja jest dokładna
    .help = poproś o `3 figures` (cyfry znaczące) lub `2 decimals` (miejsca po przecinku) albo dopuść część wartości, na przykład `0.1%`
W0603 = `{ $part }` { $value }, choć wynik wiersza tego nie pokazuje; takich wariantów jest { $count } z { $seeds }, pierwszy to { $seed }
    .help = { E0601.help }
W0603-always = w każdym wariancie `{ $part }` { $value }, choć wynik wiersza może tego nie pokazywać
W0604 = nie da się ułożyć { $count } z { $seeds } wariantów, pierwszy z nich to { $seed }: { $reason }
    .help = { E0601.help }
W0604-first = nie da się ułożyć wariantu 0: { $reason }
    .help = { E0601.help }
W0604-unmet = { W0604 }
    .help = { E0602.help }
W0604-unmet-first = { W0604-first }
    .help = { E0602.help }
W0605 = sprawdzono tylko { $tried } z { $seeds } wariantów, bo obliczenia tego zadania są długie
    .help = { E0603.help }

## Wpisane odpowiedzi

answer-help = odpowiedź to liczba z jednostką lub bez niej, np. 2,5; 1,2e3; 5/2; 3*sqrt(2); 7200 s
E0701-long = odpowiedź jest za długa: może mieć najwyżej { $limit } bajtów, a ma ich { $size }
E0701-not-finite = to nie ma skończonej wartości
E0701-bracket = odpowiedź urywa się za wcześnie: nawias nie jest zamknięty
    .help = { answer-help }
E0701-end = odpowiedź urywa się za wcześnie
    .help = { answer-help }
E0701-word = odpowiedź zaczyna się od liczby, a nie od `{ $word }`
    .help = { answer-help }
E0701-word-near = { E0701-word }
E0701-decimal-sign = liczba ma tylko jeden przecinek (lub kropkę); grupy trzech cyfr oddziela się odstępem: 1 234,5
    .help = { answer-help }
E0701-two-numbers = dwie liczby stoją obok siebie; napisz 2,5 albo 5/2, a cyfry grupuj po trzy: 12 345
    .help = { answer-help }
E0701-rest = niezrozumiała część zaczyna się od `{ $rest }`
    .help = { answer-help }
E0701-deep = w tym miejscu odpowiedź jest zagnieżdżona głębiej niż { $limit } razy
E0701-closes-nothing = ten nawias niczego nie zamyka
    .help = { answer-help }
E0701-word-inside = `{ $word }` nie jest ani liczbą, ani znaną funkcją
    .help = { answer-help }
E0701-range = kreska między dwiema liczbami nie jest minusem: podaj jedną liczbę, a różnicę zapisz znakiem `-`
E0701-exponent = po `e` musi stać wykładnik, na przykład 2e3; potęgę dziesięciu można zapisać jako 2*10^3
E0701-argument-commas = przecinek może tu oddzielać część dziesiętną: argumenty rozdziel średnikiem, na przykład max(1; 2,5)
E0701-argument-count = `{ $name }` przyjmuje { $arity }, a podano: { $count }
E0701-no-argument = po `{ $name }` musi stać liczba lub nawias, na przykład { $name }(2)
E0701-brackets = argumenty funkcji `{ $name }` zapisuje się w nawiasie: { $name }(1; 2)
E0701-factorial = znaku `!` nie można tu odczytać: zapisz iloczyn, na przykład 3*2*1
E0701-plus-minus = podaj jedną liczbę, bez `±`
E0701-other-name = tu pytamy o `{ $asked }`, a nie o `{ $typed }`
E0701-equals = podaj jedną wartość; przed `=` może stać tylko nazwa szukanej wielkości
E0701-no-unit = `{ $word }` nie jest znaną jednostką; szukana jednostka to { $asked }
E0701-no-unit-none = nie da się odczytać `{ $word }`; odpowiedź jest bez jednostki, wpisz samą liczbę
E0701-second-number = za jednostką stoi druga liczba; podaj odpowiedź w jednej jednostce, na przykład 3,5 h lub 210 min, albo obok siebie: 3 h 30 min
E0701-two-units = `{ $unit }` stoi już przed liczbą, więc za nią nie może stać jednostka
E0701-none-asked = odpowiedź jest bez jednostki: wpisz samą liczbę, bez `{ $unit }`
E0701-many-readings = można to odczytać na więcej niż cztery sposoby: wstaw nawiasy, a potęgi dziesięciu zapisz jako 2e3

## Foldery i spis

E0801-size = spis jest za długi (bajtów: { $size }); może ich mieć najwyżej { $limit }
E0801-encoding = ten bajt nie należy do kodowania UTF-8
    .help = zapisz plik jako UTF-8
E0801-depth = jest tu otwartych za dużo nawiasów
E0801-twice = `{ $key }` występuje dwa razy
    .first = tu po raz pierwszy
E0801-yaml = spisu nie da się odczytać jako YAML: { $reason }
    .help = każdy wiersz to `- id-zadania` albo `- Nazwa działu:`, a pod nią wiersze z większym wcięciem
E0801-quotes = { E0801-yaml }
    .help = nazwę, w której jest `: ` albo która zaczyna się od znaku specjalnego, weź w cudzysłów
E0801-list = spis jest listą: wiersze `- id-zadania` i `- Nazwa działu:`
E0801-count = spis może mieć najwyżej { $limit } działów i zadań
E0801-nesting = głębokość zagnieżdżenia działów może wynosić najwyżej { $limit }
E0801-section-text = nazwa działu musi być tekstem; weź ją w cudzysłów
E0801-sections = każdy dział zaczyna się od własnego znaku `-`: jedna pozycja to jedna nazwa
E0801-entry = pozycja spisu to identyfikator zadania albo dział z nazwą
E0801-id = { E0803-file }
    .help = po nazwie działu stoi dwukropek
E0801-section-name = nazwa działu ma od 1 do { $limit } znaków i nie zawiera znaków sterujących
E0801-below = pod działem `{ $name }` musi stać lista
    .help = wiersze `- id-zadania`, z większym wcięciem niż dział
E0820 = w spisie nie może być kotwic (`&`) ani aliasów (`*`)
    .help = zamiast aliasu wpisz to, co on oznacza
E0802 = nie da się odczytać pliku: { $reason }
file-is-folder = to jest folder
file-is-missing = nie ma takiego pliku
file-is-forbidden = brak uprawnień do odczytu
E0803-subject = `{ $name }` nie może być nazwą przedmiotu: dozwolone są małe litery a–z, cyfry i `-`, a nazwa prywatnego przedmiotu zaczyna się od `_`
    .help = zmień nazwę folderu
E0803-file = `{ $name }` nie może być identyfikatorem zadania: dozwolone są małe litery a–z, cyfry i `-`, najwyżej 100 znaków
    .help = zmień nazwę pliku
E0804 = `{ $name }` już tu jest, jako { $file }
    .help = zostaw jeden z tych dwóch plików
W0801 = nie ma zadania `{ $name }`: ani { $name }.md, ani { $name }.txt
W0802 = zadania `{ $name }` nie ma w spisie: widzą je tylko osoby, które zarządzają przedmiotem
W0803 = obrazu `{ $image }` nie ma w folderze { $folder }/
    .help = umieść plik w folderze { $folder }/ przedmiotu albo popraw nazwę
W0804 = są tu zadania ({ $count }), a nie ma pliku { $index }, więc ten folder nie jest przedmiotem
    .help = utwórz plik { $index } z wierszami `- id-zadania`
W0805 = ten plik jest pomijany: przedmiot ma { $index }, zadania w plikach .md i .txt oraz obrazy w folderze { $folder }/
    .help = przenieś go tam albo usuń
W0805-ending = ten plik jest pomijany: { $ending } to nie .md ani .txt małymi literami
    .help = zmień nazwę pliku na { $name }
W0805-below = ten plik jest pomijany: foldery w { $folder }/ nie są przeglądane
    .help = przenieś go wyżej, do { $folder }/
W0805-name = ten plik jest pomijany: `{ $name }` nie może być nazwą pliku przedmiotu
    .help = zmień nazwę pliku
W0805-hidden = to jest pomijane: nazwy zaczynające się od kropki i __MACOSX należą do systemu
W0805-beside = ten plik jest pomijany: nie leży w żadnym przedmiocie
    .help = przedmiot to folder z plikiem { $index }; przenieś plik do jednego z nich albo usuń
W0805-link = to jest pomijane: dowiązania nie są śledzone
    .help = umieść tam sam plik lub folder
W0805-special = to jest pomijane: nie jest to ani plik, ani folder
W0805-pictures = ten plik jest pomijany: nie jest to mapa od nazw obrazów do tekstów o najwyżej { $limit } znakach
W0805-more = pomijanych jest więcej niż { $limit } plików; pozostałe nie są wymienione

## Co pokazują strony

W0901 = tego wzoru nie da się pokazać; widać go tak, jak jest zapisany
W0901-command = polecenia `{ $name }` nie da się tu pokazać; wzór widać tak, jak jest zapisany
    .help = popraw polecenie albo zapisz wzór bez niego
W0901-environment = środowiska `{ $name }` nie da się tu pokazać; wzór widać tak, jak jest zapisany
    .help = wiersze wyrównane do siebie zapisuje się między \begin{"{"}aligned{"}"} a \end{"{"}aligned{"}"}
W0901-colour = nie ma koloru `{ $name }`; wzór jest pokazany bez niego
    .help = podaj nazwę, na przykład `red`, albo wartość: #cc0000
W0901-unit = jednostki `{ $name }` nie da się tu pokazać; wzór widać tak, jak jest zapisany
W0901-argument = po `{ $name }` czegoś brakuje; wzór widać tak, jak jest zapisany
    .help = to, czego polecenie potrzebuje, stoi za nim w nawiasach klamrowych: \frac{"{"}1{"}"}{"{"}2{"}"}
W0901-unclosed = `{ $name }` nie ma zamknięcia; wzór widać tak, jak jest zapisany
W0901-unopened = `{ $name }` nie ma tu czego zamknąć; wzór widać tak, jak jest zapisany
W0901-misplaced = `{ $name }` nie może stać w tym miejscu wzoru; wzór widać tak, jak jest zapisany
W0901-scripts = przy jednym znaku stoją dwa indeksy dolne albo dwa górne; wzór widać tak, jak jest zapisany
    .help = to, co należy do siebie, umieść w nawiasach klamrowych: x_{"{"}1,2{"}"}
W0901-large = ten wzór jest za długi albo ma za dużo zagnieżdżeń, żeby go pokazać; widać go tak, jak jest zapisany
    .help = podziel go na kilka wzorów
W0902 = w TeX-u `%` zaczyna komentarz; tutaj jest pokazany jako znak
    .help = znak procentu zapisuje się `\%`
W0903-dollars = znak dolara oznacza tu walutę, więc to, co stoi między dwoma takimi znakami, widać tak, jak jest zapisane
    .help = wzory zapisuje się między `\(` a `\)`, a w osobnym wierszu między `\[` a `\]`
W0903-command = `{ $name }` stoi poza wzorem i widać je tak, jak jest zapisane
    .help = wzory zapisuje się między `\(` a `\)`
W0904 = HTML, na przykład `{ $tag }`, widać tak, jak jest zapisany
    .help = teksty zapisuje się w Markdownie: *pochyło*, **grubo**; wzory stoją między `\(` a `\)`
W0905 = znak `{ $sign }` oznacza tu wyróżnienie: samego znaku nie widać, a to, co jest między takimi znakami, wygląda inaczej
    .help = umieść wyrażenie we wzorze, `\(` … `\)`, albo zamiast samego znaku napisz `{ $guarded }`
    .end = tu wyróżnienie się kończy
W0906 = z tego tekstu powstałaby zbyt duża strona, więc nie jest pokazywany
    .help = usuń większość wzorów, znaków Markdown albo komórek tabel
