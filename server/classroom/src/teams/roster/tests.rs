use crate::teams::roster::*;

/// Each row as `line: number name`, with what is wrong with it behind.
fn rows(list: impl AsRef<[u8]>) -> String {
    match Roster::read(list.as_ref()) {
        Ok(roster) => told(&roster),
        Err(unreadable) => format!("{unreadable:?}"),
    }
}

fn told(roster: &Roster) -> String {
    let row = |row: &RosterRow| {
        let mut text = format!("{}: {} {}", row.line, row.number, row.name);
        text.extend(row.problem.map(|problem| format!(" !{problem:?}")));
        text.extend(row.note.map(|note| format!(" ?{note:?}")));
        text
    };
    let rows: Vec<String> = roster.rows.iter().map(row).collect();
    rows.join("\n")
}

#[test]
fn headers_say_which_column_is_which() {
    for list in [
        "number,name\n1,Ada Nowak\n2,Ben Kos\n",
        "Name;No.\nAda Nowak;1\nBen Kos;2\n",
        "Lp.\tImię\tNazwisko\n1.\tAda\tNowak\n2.\tBen\tKos\n",
        "Nazwisko;Imię;Nr\nNowak;Ada;1\nKos;Ben;2\n",
        "LP;NAZWISKO;DRUGIE IMIĘ;IMIĘ;PESEL\n1;Nowak;Ewa;Ada;0000\n2;Kos;;Ben;\n",
        "\u{feff}Nr w dzienniku;Imię i nazwisko\r\n1;Ada Nowak\r\n2;Ben Kos",
        "sep=;\nNr;Uczeń\n1;Ada Nowak\n2;Ben Kos\n",
    ] {
        let lines = |first| format!("{first}: 1 Ada Nowak\n{}: 2 Ben Kos", first + 1);
        let first = if list.starts_with("sep") { 3 } else { 2 };
        assert_eq!(rows(list), lines(first), "{list}");
    }
}

#[test]
fn without_a_header_the_cells_tell() {
    assert_eq!(rows("1,Ada\n2,Ben\n"), "1: 1 Ada\n2: 2 Ben");
    assert_eq!(rows("Ada;7\nBen;\nEwa;9\n"), "1: 7 Ada\n2:  Ben\n3: 9 Ewa");
    assert_eq!(
        rows("1;Nowak;Ada;\n2;Kos;Ben;\n"),
        "1: 1 Nowak Ada\n2: 2 Kos Ben"
    );
    assert_eq!(
        rows("Ada Nowak\n\n  Ben   Kos \n"),
        "1:  Ada Nowak\n3:  Ben Kos"
    );
    assert_eq!(
        rows("1. Ada\n2) Ben\n3 Ewa\n4D Kim"),
        "1: 1 Ada\n2: 2 Ben\n3: 3 Ewa\n4:  4D Kim"
    );
    assert_eq!(rows("Ada;Maria;Nowak;x\nBen;Jan;Kos;y\n"), "NoHeader");
}

#[test]
fn a_number_before_a_name_is_one_whatever_stands_between() {
    assert_eq!(rows("12;Ola Lis"), "1: 12 Ola Lis");
    assert_eq!(rows("12,Ola Lis\n"), "1: 12 Ola Lis");
    assert_eq!(rows("12\tOla Lis\n"), "1: 12 Ola Lis");
    assert_eq!(
        rows("Ada Nowak\n12;Ola Lis\nBen Kos\n"),
        "1:  Ada Nowak\n2: 12 Ola Lis\n3:  Ben Kos"
    );
    assert_eq!(
        rows("1;Ada\n2;Ben\nEwa Lis\n4. Jan Kos\n"),
        "1: 1 Ada\n2: 2 Ben\n3:  Ewa Lis\n4: 4 Jan Kos"
    );
    assert_eq!(
        rows("1. Ada Nowak\n2. Ben Kos\n12;Ola Lis\n"),
        "1: 1 Ada Nowak\n2: 2 Ben Kos\n3: 12 Ola Lis"
    );
    // One word above, and two columns below.
    assert_eq!(
        rows("Name\n12;Ola Lis\n13;Jan Kos\n"),
        "2: 12 Ola Lis\n3: 13 Jan Kos"
    );
    assert_eq!(rows("Uczeń;\n12;Ola Lis\n"), "2: 12 Ola Lis");
}

#[test]
fn what_is_not_taken_is_named() {
    let dropped = |list: &str| {
        let roster = Roster::read(list.as_bytes()).expect("it is a list");
        let all = roster.dropped.into_iter();
        all.map(|one| (one.number, one.header)).collect::<Vec<_>>()
    };
    let list = "LP;NAZWISKO;DRUGIE  IMIĘ;IMIĘ;PESEL;\n1;Nowak;Ewa;Ada;0000;\n2;Kos;;Ben;;x\n";
    let named = [(3, "DRUGIE IMIĘ"), (5, "PESEL"), (6, "")];
    assert_eq!(dropped(list), named.map(|(at, text)| (at, text.to_owned())));
    assert_eq!(dropped("nr;name;mail\n1;Ada;\n"), []);
    assert_eq!(dropped("1;Ada\n2;Ben\n"), []);
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_told_by_its_line() {
    assert_eq!(rows("nr;name\n1;Ada\n2;\"Ben\n3;Ewa\n"), "OpenQuote(3)");
    assert_eq!(rows("sep=;\nnr;name\n1;\"Ada\n"), "OpenQuote(3)");
    assert_eq!(rows("\"Ada\nBen\nEwa\n"), "OpenQuote(1)");
    // Two of them pair with each other, and would take the rows between.
    assert_eq!(rows("1;\"Ola\n2;\"Jan\n3;Ada"), "LooseQuote(1)");
    assert_eq!(rows("sep=;\n1;Ewa\n2;\"Ola\" Lis\n"), "LooseQuote(3)");
    assert_eq!(rows("1;Ada \"Ady\n2;Ben\n"), "1: 1 Ada \"Ady\n2: 2 Ben");
}

#[test]
fn problems_are_told_row_by_row() {
    let long = "x".repeat(46);
    let list = format!(
        "nr,name\n1,Ada\n1,Ben\n0,Ewa\n10001,Jan\nsix,Kim\n7,\n8,{long}\n9,Ada\n99999999999999999999,Leo\n"
    );
    assert_eq!(
        rows(list),
        format!(
            "2: 1 Ada\n3: 1 Ben !SameNumber(2)\n4: 0 Ewa !BadNumber\n5: 10001 Jan !BadNumber\n6: six Kim !BadNumber\n7: 7  !NoName\n8: 8 {long} !LongName\n9: 9 Ada ?SameName(2)\n10: 99999999999999999999 Leo !BadNumber"
        )
    );
    // A row with a problem invites nobody.
    let roster = Roster::read(b"1,Ada\n1,Ben\n2,Ewa\n").expect("it is a list");
    let names: Vec<&str> = roster.people().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Ada", "Ewa"]);
}

#[test]
fn quotes_and_line_ends() {
    assert_eq!(
        rows(
            "\"Nr w\ndzienniku\";name\r\n1;\"Nowak; Ada\"\r\n\r\n2;\"Ben \"\"B\"\"\"\r\n3;Ewa\r\n"
        ),
        "3: 1 Nowak; Ada\n5: 2 Ben \"B\"\n6: 3 Ewa"
    );
    assert_eq!(rows("1,Ada\r2,Ben"), "1: 1 Ada\n2: 2 Ben");
}

#[test]
fn encodings() {
    let polish = "nr;imię;nazwisko\n1;Świętosława;Źdźbło\n";
    let (old, _, lost) = encoding_rs::WINDOWS_1250.encode(polish);
    assert!(!lost);
    let wide: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(polish.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, encoding) in [
        (polish.as_bytes(), Encoding::Unicode),
        (&old, Encoding::Windows1250),
        (&wide, Encoding::Unicode),
    ] {
        let roster = Roster::read(bytes).expect("it is a list");
        assert_eq!(told(&roster), "2: 1 Świętosława Źdźbło");
        assert_eq!(roster.encoding, encoding);
        // What a page sends back reads the same.
        let text = Roster::text(bytes).expect("it is text");
        assert_eq!(
            Roster::read(text.as_bytes()).map(|again| again.rows),
            Ok(roster.rows)
        );
    }
    assert_eq!(rows(b"PK\x03\x04\x14\x00\x06\x00"), "NoText");
}

#[test]
fn what_is_no_list() {
    for empty in ["", "\n \n", ";;\n", "nr;name\n"] {
        assert!(
            ["Empty", "NoNames"].contains(&rows(empty).as_str()),
            "{empty}"
        );
    }
    assert_eq!(rows("nr;class\n1;7a\n"), "NoNames");
    assert_eq!(rows("1\n2\n"), "NoNames");
    assert_eq!(rows("x".repeat(MAX_BYTES + 1)), "TooLarge");
    assert_eq!(rows("Ada\n".repeat(MAX_ROWS + 1)), "TooManyRows");
    assert_eq!(rows(",".repeat(MAX_BYTES)), "Empty");
    assert_eq!(rows("a,".repeat(1000)), "NoHeader");
}

#[test]
fn a_class_that_has_members_already() {
    let member = |name: &str, number| User {
        id: 1,
        public_id: String::new(),
        login: String::new(),
        name: name.to_owned(),
        number,
        team: 2,
        seed: 0,
    };
    let invited = PersonalInvitation {
        id: 1,
        code: String::new(),
        team: 2,
        name: "Jan".to_owned(),
        number: Some(4),
        created_at: 0,
    };
    let mut roster = Roster::read(b"1,ADA\n2,Ben\n3,Ewa\n4,Jan\n5,Kim\n9,Lea\n").expect("a list");
    roster.compare(
        &[
            member("Ada", Some(1)),
            member("Ben", None),
            member("Ewa", Some(8)),
            member("Max", Some(5)),
        ],
        &[invited],
    );
    assert_eq!(
        told(&roster),
        "1: 1 ADA !Member\n2: 2 Ben !Member\n3: 3 Ewa ?NameOfMember\n4: 4 Jan !Invited\n5: 5 Kim ?NumberTaken\n6: 9 Lea"
    );
}
