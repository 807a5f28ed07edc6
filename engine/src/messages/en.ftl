# What is said about texts, answers and folders. An id is a code of `codes.rs`, with a detail where the code has several messages;
# `.help` is advice, the other attributes tell what a further place is. Ids without a code are parts of messages.

## The file and its segments

E0101 = this byte is not UTF-8
    .help = save the file with the encoding UTF-8
E0102 = the file has { $size } bytes; an exercise has at most { $limit } (256 KiB)
E0103 = an exercise starts with a line `---`, then comes its header
E0104 = the header does not end: a line `---` must follow it
E0105 = `{ $word }` is neither `solution` nor a language tag such as `en` or `pl`
E0106 = nothing can follow the calculations but `--- solution` or a text in another language
    .help = a file is: header, text, calculations; remove this line or write the word of the segment after it
E0107 = a NUL character cannot be part of an exercise
    .help = the file may be binary or damaged; remove the character
E0108-solution = a second solution
E0108-language = a second text in the language `{ $language }`
E0108-many = there are more than { $limit } translations

## The header

E0201-twice = the key `{ $key }` stands twice
    .first = the first one
E0201-yaml = the header cannot be read as YAML: { $reason }
E0201-quotes = { E0201-yaml }
    .help = put a text that holds `: `, `#` or starts with a sign into quotes: name: "Part 1: trains"
yaml-copies = aliases copy more than { $limit } bytes
yaml-circle = this alias stands in what it stands for
yaml-alias = an alias, `*` and a name, stands for something marked by `&` before it, and nothing is
yaml-quote = this quotation mark is not closed
yaml-behind-quote = nothing can follow a closing quotation mark
yaml-behind-value = the value ends before this, and nothing can follow it on its line
yaml-key = this is no line `key: value`; behind a key stand a colon and a blank
yaml-dash = behind a key no list can begin; its items stand on lines of their own
yaml-lines = behind `|` or `>` the line ends; the text stands on the lines below it
yaml-escape = `{ $escape }` means nothing in double quotes; in single quotes it stays as it is
yaml-other-escape = what follows a backslash here means nothing in double quotes
yaml-bracket = the brackets here are not closed, or not in order
yaml-colon = a colon can stand here only behind a key
yaml-sign = no text begins with this sign
yaml-tab = lines are set in with blanks, not with tabs
yaml-indentation = this line is not set in as far as those it belongs to
yaml-document = here a second document begins
yaml-tag = this tag cannot be read
yaml-other = something is wrong here
E0202 = the header has no `{ $key }`
E0203-mapping = the header must be lines of the form `key: value`
    .help = a header needs at least `type: EqEx` and `name: …`
E0203-key = a key of the header must be a word
E0203-value = `{ $key }` must be { $wanted }
wanted-word = a word such as `EqEx`
wanted-text = a text (put it into quotes)
wanted-text-by-language = a text, or a map from language to text
wanted-texts-by-language = a list of texts (each a text, or a map from language to text)
wanted-words = a list of words
wanted-files = a file name or a list of file names
wanted-digits = a whole number of significant figures, 1 to 15
wanted-language = a language tag such as `en`
wanted-tolerance = a tolerance or a map from unknown to tolerance
E0204 = there is no exercise type `{ $type }`
    .help = the type for exercises whose answers are numbers is `EqEx`
E0204-near = { E0204 }
E0205-size = the header has { $size } bytes; at most { $limit } are read
E0205-depth = more than { $limit } lists and maps are open here
E0206-name = an exercise needs a name that is not blank
E0207 = `{ $name }` is not an unknown of the text
E0208-units = units that compute (`si`) are not available yet
    .help = with `text`, write the conversions as calculations: `v=v*1000/3600`
E0208-key = `{ $key }` is not available yet
    .help = without it, the exercise can be saved
E0220 = anchors (`&`) and aliases (`*`) cannot stand in a header
    .help = write out what the alias stands for; a text that begins with `&` or `*` needs quotes
E0221 = tags such as `{ $tag }` cannot stand in a header
    .help = a text that begins with `!` needs quotes
W0201 = the header knows no key `{ $key }`; it is kept and has no effect
W0220-value = `{ $key }` must be { $wanted }; this has no effect
W0220-file = `{ $file }` is not a file name and has no effect: no `/` or `\`, not starting with a point, at most 255 bytes
W0220-digits = `digits` lies between 1 and 15; this has no effect
W0220-choice = `{ $key }` must be one of { $choices }; this has no effect
W0220-language = `{ $language }` is not a language tag such as `en` or `pt-BR` and has no effect
W0220-tolerance = a tolerance is written `1%` (of the value), `0.05` (in the unit of the unknown), `3 figures` or `2 decimals`; this has no effect
W0220-tolerance-limits = a tolerance is at most 100%, not negative, 1 to 15 figures or up to 15 decimals; this has no effect
W0221 = the text ends before this: it is `{ $text }`, and what follows a blank and `#` is a note
    .help = put the whole text into quotes, or the note on a line of its own
W0221-empty = what follows a blank and `#` is a note, so that no text stands here
    .help = put the text into quotes
W0222 = double quotes make something else of `{ $command }`; in single quotes it stays as it is

## Declarations in the text

E0301-open = `{ $open }` is not closed on its line
    .help = it is written { $example }
E0301-comma = numbers are separated by `;` and have a decimal point
E0301-separator = the numbers of a range are separated by `;`
E0301-blank = no blank can stand before `;`
E0301-semicolon = behind this `;` a number is missing
E0301-single = a range has a smallest and a largest value
    .help = one value alone is a constant: v=40km/h
E0301-letters = only numbers stand in the brackets
    .help = a unit stands behind them: v=[40;60]km/h
E0301-unit = `{ $open }` must be closed by `{ $close }` before this
    .help = a unit stands behind the bracket: v=[40;60]km/h
E0301-bracket = `{ $open }` is closed by `{ $close }`, and before it stands a number
E0301-many = a range has a smallest and a largest value and at most a step
    .help = values one by one stand in braces: {"{"}3;4;6{"}"}
E0301-number = here a number such as 40, -0.5 or 1.2e3 must stand
    .help = it is written { $example }; variables cannot stand in it
example-range = [40;60] or [40;60;5]
example-list = {"{"}3;4;6{"}"}
E0302 = `{ $name }` is declared a second time
    .first = the first declaration
    .help = refer to it as \({ $latex }\)
E0303 = the smallest value { $low } is above the largest { $high }
E0304 = the step must be above 0, not { $step }
E0305 = the step { $step } exceeds the range: only { $only } could be drawn
    .help = the third number is the step, not a count
E0306 = the list is empty; it needs at least one value
    .help = it is written {"{"}3;4;6{"}"}
E0307-text = an exercise has at most { $limit } variables
E0307-all = text and calculations name { $count } variables; at most { $limit } are allowed
E0308 = `{ $name }` is not a name: { $reason }
    .help = names look like v, v', t_1, v_a, alpha, Δt
name-starts-with-digit = it starts with a digit
name-with-two-subscripts = it has more than one `_`
name-without-subscript = `_` stands between a name and its subscript
name-of-other-letters = it holds a letter that is neither a–z, A–Z nor Greek
E0308-assigned = `{ $name }` is not a name, so no value can be given to it
    .help = before `=` stands one name such as v, t_1 or alpha
E0309 = the unit of `{ $name }` cannot be read to its end: `{ $tail }`
    .help = a unit stands directly behind its value, as words with whole powers, `*` between them and outside brackets at most one `/`: kg*m^2/s^2, J/(kg*K)
E0310-declared = `{ $number }` has more than 18 digits or lies outside 1e-300 to 1e300
E0310-calculated = this number is larger than any that can be computed with (1.8e308)
E0311 = the range is too narrow: it holds fewer than 20 numbers of 15 figures
    .help = write the few values as a list: {"{"}3;4;6{"}"}
E0312 = written to the place of the finest digit, the values of this grid have more than 15 digits
    .help = use a larger step, or bounds with fewer digits
E0313 = the list has { $count } values; at most { $limit } are allowed
W0301 = `{ $read }` is read and the comma ends it; numbers have a decimal point
W0302 = `{ $open }` is not closed by `{ $close }` in its paragraph; up to its end nothing is read as a declaration
    .help = write `{ $close }` where the mathematics ends
W0303-number = `{ $read }` is read and `{ $tail }` stays prose
    .help = a value is one number: write 6e24 for 6*10^24 and 0.75 for 3/4
W0303-unit = { W0303-number }
    .help = a unit has at most one `/` and whole powers: write J/kg/K as J/kg*K
W0303-group = { W0303-number }
    .help = the digits of a number stand together: 1200
W0303-lost = { W0303-number }
    .help = a unit stands directly behind its value, without brackets and formula signs: d=300km
W0320-blanks = `{ $text }` looks like a declaration and declares nothing, because of the blanks
    .help = a declaration has no blanks: s=20km; what is meant to be mathematics stands in \( … \)
W0320-sign = `{ $text }` looks like a declaration and declares nothing, because of the sign
    .help = a value begins with a digit or with the `-` of the keyboard: T=-5°C; what is meant to be mathematics stands in \( … \)
W0320-currency = `{ $text }` looks like a declaration and declares nothing, because its currency stands in front
    .help = a currency stands behind its value: p=5€
W0320-brackets = `{ $text }` looks like a declaration and declares nothing, because of the brackets
    .help = a value is drawn from [1;10], [1;10;1] or {"{"}2;3;5{"}"}; what is meant to be mathematics stands in \( … \)
W0320-braces = `{ $text }` looks like a declaration and declares nothing, because of the braces
    .help = in a name, `_` is followed by the subscript alone: v_1
W0321 = `{ $unit }` stands apart from `{ $read }` and is not its unit
    .help = a unit stands directly behind its value: d=300km
W0321-factor = `{ $unit }` stands apart from `{ $read }` and is not a part of its unit
    .help = the words of a unit are joined by `*`: M=5N*m
W0322 = `{ $read }` is read as a declaration and `{ $tail }` stays prose
    .help = an equation stands in \( … \)
W0323 = `{ $read }` draws numbers such as 4.71, and behind it stands `{ $word }`
    .help = whole numbers are drawn with the step 1
W0324 = `{ $word }{ $power }` is one over { $word }, all of it
    .help = the words of a unit are joined by `*`: { $product }{ $power }
W0325 = the unit of `{ $name }` is read to its end since: `{ $unit }`
    .help = before, its end stayed prose; look whether the right answers are as they should be

## Calculations

E0401-form = a line of the calculations has the form `name=expression`
    .help = notes start with `#`, conditions with `require`
E0401-right-side = the right side is missing
E0401-early = the expression ends too early: here a number, a name or `(` must follow
E0401-parenthesis = a parenthesis is not closed
E0401-comparison = here one of `< <= > >= !=` and an expression must follow
    .help = write for example: require l > s and s > 0
E0401-end = the line ends too early
E0401-argument = a function takes its argument in parentheses: `{ $function }({ $argument })`
E0401-and = conditions are joined by `and` only
E0401-closes-nothing = this parenthesis closes nothing
E0401-relation = values that are drawn are compared by `< <= > >= !=`
E0401-equals = a line gives one name a value: there can be only one `=`
E0401-one-comparison = one comparison at a time: write `require a < b and b < c`
E0401-require = comparisons stand in lines that start with `require`
E0401-comma = a comma stands only between the arguments of a function
E0401-semicolon = the arguments of a function are separated by commas
E0401-sign = here a number, a name or `(` must stand, not `{ $sign }`
E0402 = a multiplication sign is missing: `{ $left }*{ $right }`
E0403-function = `{ $name }` is a function and needs its argument in parentheses: `{ $name }(x)`
E0403 = nothing named `{ $name }` is declared
    .help = declare it in the text, such as `g=9.81m/s^2`, or compute it in a line above
E0403-near = { E0403 }
E0420 = `{ $name }` has no value
    .text = this looks like its declaration and declares nothing
    .help = a declaration has no blanks: s=20km
E0404 = there is no function `{ $name }`
    .help = there are sqrt abs exp ln log log10 log2 min max floor ceil round sign hypot atan2 and sin cos tan cot with their inverses
E0404-near = { E0404 }
E0404-factorial = there is no factorial yet
    .help = write the product: 4*3*2*1
E0404-if = there is no `if`: a line computes the same for every draw
    .help = keep the draws of one case with `require a > 3`, or compute with min, max, abs, sign and floor
E0405 = `{ $name }` takes { $arity }, not { $count }
arity-one = one argument
arity-two = two arguments
arity-several = 2 to 32 arguments
E0406 = here the expression nests more than { $limit } deep
    .help = compute a part of it in a line of its own
E0407 = the unknown `{ $name }` is never computed
    .help = add a line `{ $name }=…` to the calculations
E0408 = `{ $name }` has no value yet
    .later = it gets its value only here
    .asked = it is asked for here and computed by no line above
E0409 = for every seed `{ $part }` is { $value }
value-not-a-number = not a number
value-infinite = infinite
value-minus-infinite = minus infinite
E0410 = numbers have a decimal point
E0411-power = a power is written with `^`
E0411-sign = `{ $sign }` is written `{ $instead }` here
E0412 = the calculations have more than { $limit } lines
E0412-long = this line has { $length } bytes, more than the { $limit } that a line of calculations may have
    .help = compute it in several lines
E0412-operations = the calculations have more than { $limit } names, numbers and operations, of which this line has the last
    .help = an exercise that needs so many is better cut into several
E0413 = this condition compares values that no seed changes, and is never true
    .help = compare drawn values, or values computed from them
W0401 = there are calculations, and the text asks for nothing
    .help = an unknown is declared in the text as `x=?km`

## The same text in another language

E0501 = this text does not declare `{ $name }`
    .first = declared here in the first text
E0502-unit = `{ $name }` has another unit than in the first text
    .first = the first text
E0502-value = `{ $name }` has another value than in the first text
    .first = the first text
E0503 = `{ $name }` is not declared in the first text

## Variants

E0601 = `{ $part }` is { $value } for { $values }
    .help = narrow the ranges, or keep such draws out with a line `require …`
E0601-alone = `{ $part }` is { $value }
    .help = { E0601.help }
E0601-somewhere = a value is not finite
E0601-seeds = { $count } of { $seeds } seeds give no finite value; with seed { $seed }: { $reason }
    .help = { E0601.help }
E0602 = none of { $limit } draws meets the conditions
    .help = widen the ranges or loosen the `require` lines
E0602-seeds = { $count } of { $seeds } seeds fail; with seed { $seed }: { $reason }
    .help = { E0602.help }
E0603 = the search for a variant was ended after { $draws } of { $limit } draws: none of them meets the conditions, and they take long to compute
    .help = put the `require` lines before long calculations, or choose ranges in which more draws meet the conditions
E0603-none = no variant was looked for: what was computed before took all the time that one text has
    .help = { E0603.help }
W0601 = only { $share } % of the draws meet the conditions
    .help = narrow the ranges to where the conditions hold; after 1000 draws a seed is given up
W0602 = with seed { $seed } `{ $name }` is about { $value }, which nobody can type in full, and the tolerance is exact
    .help = ask for `3 figures` or `2 decimals`, or allow a part of the value, such as `0.1%`
W0603 = with { $count } of { $seeds } seeds `{ $part }` is { $value }, and what is computed from it hides that; the first is seed { $seed }
    .help = { E0601.help }
W0603-always = for every seed `{ $part }` is { $value }, and what is computed from it may hide that
W0604 = { $count } of { $seeds } seeds have no variant, the first is seed { $seed }: { $reason }
    .help = { E0601.help }
W0604-first = seed 0 has no variant: { $reason }
    .help = { E0601.help }
W0604-unmet = { W0604 }
    .help = { E0602.help }
W0604-unmet-first = { W0604-first }
    .help = { E0602.help }
W0605 = only { $tried } of { $seeds } seeds were tried, as the exercise takes long to compute
    .help = { E0603.help }

## Typed answers

answer-help = an answer is a number with or without a unit, such as 2.5, 1.2e3, 5/2, 3*sqrt(2) or 7200 s
E0701-long = an answer has at most { $limit } bytes; this one has { $size }
E0701-not-finite = this has no finite value
E0701-bracket = the answer ends too early: a bracket is not closed
    .help = { answer-help }
E0701-end = the answer ends too early
    .help = { answer-help }
E0701-word = an answer starts with a number, not with `{ $word }`
    .help = { answer-help }
E0701-word-near = { E0701-word }
E0701-decimal-sign = a number has one decimal sign; groups of three digits are set apart by blanks: 1 234.5
    .help = { answer-help }
E0701-two-numbers = two numbers stand side by side; write 2.5 or 5/2, and 12 345 in groups of three
    .help = { answer-help }
E0701-rest = this cannot be read from `{ $rest }` on
    .help = { answer-help }
E0701-deep = here the answer nests more than { $limit } deep
E0701-closes-nothing = this bracket closes nothing
    .help = { answer-help }
E0701-word-inside = `{ $word }` is neither a number nor a function that is known
    .help = { answer-help }
E0701-range = a dash between two numbers is no minus: give one number, and write a difference with `-`
E0701-exponent = behind `e` an exponent must follow, as 2e3; a power of ten may be written 2*10^3
E0701-argument-commas = a comma may be a decimal sign here: set arguments apart by `;`, as max(1; 2.5)
E0701-argument-count = `{ $name }` takes { $arity }, not { $count }
E0701-no-argument = behind `{ $name }` a number or a bracket must follow, as { $name }(2)
E0701-brackets = `{ $name }` takes its arguments in brackets: { $name }(1; 2)
E0701-factorial = `!` cannot be read here: write the product, as 3*2*1
E0701-plus-minus = give one number, without `±`
E0701-other-name = `{ $asked }` is asked here, not `{ $typed }`
E0701-equals = give one value; nothing but the name of what is asked can stand before `=`
E0701-no-unit = `{ $word }` is no unit that is known; asked is { $asked }
E0701-no-unit-none = `{ $word }` cannot be read; no unit is asked, type the number alone
E0701-second-number = a second number stands behind a unit; give the answer in one unit, as 3.5 h or 210 min, or side by side, as 3 h 30 min
E0701-two-units = `{ $unit }` stands in front, so no unit can stand behind the number
E0701-none-asked = no unit is asked: type the number alone, without `{ $unit }`
E0701-many-readings = this can be read in more than four ways: set brackets, and write powers of ten as 2e3

## Folders and the index

E0801-size = the index has { $size } bytes; at most { $limit } are read
E0801-encoding = this byte is not UTF-8
    .help = save the file as UTF-8
E0801-depth = too many brackets are open here
E0801-twice = `{ $key }` stands twice
    .first = the first one
E0801-yaml = the index cannot be read as YAML: { $reason }
    .help = each line is `- exercise-id`, or `- Name of a section:` with lines set further in below it
E0801-quotes = { E0801-yaml }
    .help = a name that holds `: ` or starts with a sign needs quotes
E0801-list = an index is a list: lines `- exercise-id` and `- Name of a section:`
E0801-count = an index has at most { $limit } sections and exercises
E0801-nesting = sections nest at most { $limit } deep
E0801-section-text = the name of a section must be a text; put it into quotes
E0801-sections = each section starts with a `-` of its own: one name in each map
E0801-entry = an entry is an exercise id or a section with a name
E0801-id = { E0803-file }
    .help = a section has a colon behind its name
E0801-section-name = the name of a section has 1 to { $limit } characters, and no control characters
E0801-below = below the section `{ $name }` a list must stand
    .help = lines `- exercise-id`, set further in than the section
E0820 = anchors (`&`) and aliases (`*`) cannot stand in an index
    .help = write out what the alias stands for
E0802 = the file cannot be read: { $reason }
file-is-folder = Is a directory (os error 21)
file-is-missing = No such file or directory (os error 2)
file-is-forbidden = Permission denied (os error 13)
E0803-subject = `{ $name }` is no name of a subject: small letters a–z, digits and `-`, a private one starts with `_`
    .help = rename the folder
E0803-file = `{ $name }` is no exercise id: small letters a–z, digits and `-`, at most 100
    .help = rename the file
E0804 = `{ $name }` is there already, as { $file }
    .help = keep one of the two
W0801 = there is no exercise `{ $name }`: neither { $name }.md nor { $name }.txt
W0802 = the exercise `{ $name }` is not in the index: only those who manage the subject see it
W0803 = the image `{ $image }` is not in { $folder }/
    .help = put the file into the subject's folder { $folder }/, or correct the name
W0804 = exercises lie here ({ $count }) and no { $index }, so this folder is no subject
    .help = write an { $index } with lines `- exercise-id`
W0805 = this file is left out: a subject has { $index }, exercises in files .md and .txt, and pictures in { $folder }/
    .help = move it there, or remove it
W0805-ending = this file is left out: { $ending } is not .md or .txt in small letters
    .help = rename the file to { $name }
W0805-below = this file is left out: folders within { $folder }/ are not looked into
    .help = move it up into { $folder }/
W0805-name = this file is left out: `{ $name }` cannot be the name of a file of a subject
    .help = rename the file
W0805-hidden = this is left out: names that begin with a point, and __MACOSX, are the system's
W0805-beside = this file is left out: it lies in no subject
    .help = a subject is a folder with an { $index }; move the file into one, or remove it
W0805-link = this is left out: links are not followed
    .help = put the file or the folder itself in its place
W0805-special = this is left out: it is no file and no folder
W0805-pictures = this file is left out: it is no map from names of pictures to texts of at most { $limit } characters
W0805-more = more than { $limit } files are left out; the others are not named

## What pages show

W0901 = this formula cannot be shown; it appears as it is written
W0901-command = `{ $name }` is no command that can be shown here; the formula appears as it is written
    .help = correct the command, or write the formula without it
W0901-environment = `{ $name }` is no environment that can be shown here; the formula appears as it is written
    .help = lines that are aligned stand between \begin{"{"}aligned{"}"} and \end{"{"}aligned{"}"}
W0901-colour = there is no colour `{ $name }`; the formula is shown without it
    .help = name one such as `red`, or write its figures: #cc0000
W0901-unit = `{ $name }` is no unit that can be shown here; the formula appears as it is written
W0901-argument = something is missing behind `{ $name }`; the formula appears as it is written
    .help = a command takes what stands behind it in braces: \frac{"{"}1{"}"}{"{"}2{"}"}
W0901-unclosed = `{ $name }` is not closed; the formula appears as it is written
W0901-unopened = nothing was opened that `{ $name }` could close; the formula appears as it is written
W0901-misplaced = `{ $name }` cannot stand here in a formula; the formula appears as it is written
W0901-scripts = two subscripts or superscripts stand at one sign; the formula appears as it is written
    .help = put what belongs together into braces: x_{"{"}1,2{"}"}
W0901-large = this formula is too long or nests too deep to be shown; it appears as it is written
    .help = divide it into several formulas
W0902 = in TeX `%` begins a comment; here it is shown as a sign
    .help = the sign is written `\%`
W0903-dollars = dollar signs are signs of a currency here, and what stands between them is shown as it is
    .help = mathematics stands between `\(` and `\)`, and on a line of its own between `\[` and `\]`
W0903-command = `{ $name }` stands outside of mathematics and is shown as it is
    .help = mathematics stands between `\(` and `\)`
W0904 = HTML such as `{ $tag }` is shown as it is written
    .help = texts are written in Markdown: *slanted*, **bold**; mathematics stands between `\(` and `\)`
W0905 = `{ $sign }` is read as emphasis here: the signs are not shown, and what stands between them is set otherwise
    .help = put the term into mathematics, `\(` … `\)`, or write `{ $guarded }` for the sign itself
    .end = the emphasis ends here
W0906 = this text would become too large a page, and is not shown
    .help = leave out most of its formulas, signs of Markdown or cells of tables
