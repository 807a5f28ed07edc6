//! A table for spreadsheets: rows made once, written as CSV or as XLSX.

use std::time::SystemTime;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// The first and the last second that a workbook can tell, since 1970: 1900 to 9999.
const EARLIEST: i64 = -2_208_988_800;
const LATEST: i64 = 253_402_300_799;

/// The type of workbooks.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Number(f64),
    Text(String),
}

impl Cell {
    pub fn count(count: usize) -> Cell {
        #[allow(clippy::cast_precision_loss, reason = "counts of people and exercises")]
        Cell::Number(count as f64)
    }

    pub fn number(number: Option<impl Into<f64>>) -> Cell {
        number.map_or(Cell::Empty, |number| Cell::Number(number.into()))
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    pub fn csv(&self) -> String {
        let mut out = String::new();
        let mut line = |cells: &mut dyn Iterator<Item = String>| {
            let cells: Vec<String> = cells.collect();
            out.push_str(&cells.join(","));
            out.push('\n');
        };
        line(&mut self.head.iter().map(|cell| quote(cell)));
        for row in &self.rows {
            line(&mut row.iter().map(|cell| match cell {
                Cell::Empty => String::new(),
                Cell::Number(number) => number.to_string(),
                Cell::Text(text) => quote(text),
            }));
        }
        out
    }

    /// Reads what [`Table::csv`] wrote: the columns of `texts` are texts, all others numbers.
    pub fn of_csv(content: &str, texts: &[usize]) -> Option<Table> {
        let mut reader = csv::ReaderBuilder::new().from_reader(content.as_bytes());
        let head = reader.headers().ok()?.iter().map(disarm).collect();
        let cell = |(index, text): (usize, &str)| {
            if text.is_empty() {
                return Cell::Empty;
            }
            let number = text.parse().ok().filter(|number: &f64| number.is_finite());
            match number.filter(|_| !texts.contains(&index)) {
                Some(number) => Cell::Number(number),
                None => Cell::Text(disarm(text)),
            }
        };
        let row = |record: Result<csv::StringRecord, csv::Error>| {
            Some(record.ok()?.iter().enumerate().map(cell).collect())
        };
        let rows: Option<Vec<Vec<Cell>>> = reader.records().map(row).collect();
        rows.map(|rows| Table { head, rows })
    }

    /// A workbook of one sheet whose header stays in sight. Texts are texts, never formulas. `at` is the time that it tells of itself.
    pub fn xlsx(&self, sheet: &str, at: i64) -> Result<Vec<u8>, String> {
        // The writer asks the machine's own clock for its time too, and takes none before 1970.
        if SystemTime::now() < SystemTime::UNIX_EPOCH {
            return Err("the clock of the machine stands before 1970: set it".to_owned());
        }
        self.workbook(sheet, at).map_err(|error| error.to_string())
    }

    fn workbook(&self, sheet: &str, at: i64) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        // Workbooks know the years 1900 to 9999 alone; a clock that is wrong keeps nobody from their report.
        let made = at.div_euclid(1000).clamp(EARLIEST, LATEST);
        let made = ExcelDateTime::from_timestamp(made)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(sheet_name(sheet))?;
        let bold = Format::new().set_bold();
        for (column, name) in (0u16..).zip(&self.head) {
            worksheet.write_string_with_format(0, column, name, &bold)?;
            let widest = self
                .rows
                .iter()
                .filter_map(|row| row.get(usize::from(column)));
            let widest = widest.map(width).chain([name.chars().count()]).max();
            let widest = u16::try_from(widest.unwrap_or(0).clamp(6, 45)).unwrap_or(45);
            worksheet.set_column_width(column, f64::from(widest) + 1.0)?;
        }
        worksheet.set_freeze_panes(1, 0)?;
        for (line, row) in (1u32..).zip(&self.rows) {
            for (column, cell) in (0u16..).zip(row) {
                match cell {
                    Cell::Empty => {}
                    Cell::Number(number) => {
                        worksheet.write_number(line, column, *number)?;
                    }
                    Cell::Text(text) => {
                        worksheet.write_string(line, column, text)?;
                    }
                }
            }
        }
        workbook.save_to_buffer()
    }
}

/// A name that every spreadsheet takes for a sheet: some signs and long names are refused.
fn sheet_name(name: &str) -> String {
    let good = |c: &char| !c.is_control() && !r"[]:*?/\'".contains(*c);
    let name: String = name.chars().filter(good).take(31).collect();
    match name.trim() {
        "" => "eqex".to_owned(),
        name => name.to_owned(),
    }
}

/// Characters of a cell.
fn width(cell: &Cell) -> usize {
    match cell {
        Cell::Empty => 0,
        Cell::Number(number) => number.to_string().len(),
        Cell::Text(text) => text.chars().count(),
    }
}

/// What a spreadsheet would take for a formula.
const ARMED: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that spreadsheets neither cut nor run.
fn quote(cell: &str) -> String {
    let armed = if cell.starts_with(ARMED) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if armed.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", armed.replace('"', "\"\""))
    } else {
        armed
    }
}

/// Takes the sign away that [`quote`] put in front.
fn disarm(cell: &str) -> String {
    let text = cell
        .strip_prefix('\'')
        .filter(|rest| rest.starts_with(ARMED));
    text.unwrap_or(cell).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        Table {
            head: vec!["No.".to_owned(), "Name".to_owned(), "a/b".to_owned()],
            rows: vec![
                vec![
                    Cell::Number(1.0),
                    Cell::Text("=1+1".to_owned()),
                    Cell::Number(0.5),
                ],
                vec![Cell::Empty, Cell::Text("7, \"x\"".to_owned()), Cell::Empty],
                vec![
                    Cell::Number(3.0),
                    Cell::Text("12".to_owned()),
                    Cell::Number(1.0),
                ],
            ],
        }
    }

    #[test]
    fn csv_and_back() {
        let text = table().csv();
        assert_eq!(
            text,
            "No.,Name,a/b\n1,'=1+1,0.5\n,\"7, \"\"x\"\"\",\n3,12,1\n"
        );
        assert_eq!(Table::of_csv(&text, &[1]), Some(table()));
        assert_eq!(Table::of_csv("a,b\n1\n", &[]), None);
    }

    #[test]
    fn cells() {
        assert_eq!(quote("=1+1"), "'=1+1");
        assert_eq!(quote("a,b"), "\"a,b\"");
        assert_eq!(quote("-\"x\""), "\"'-\"\"x\"\"\"");
        assert_eq!(disarm("'=1+1"), "=1+1");
        assert_eq!(disarm("'tis"), "'tis");
    }

    #[test]
    fn workbooks_take_any_clock() {
        let year = 31_556_952_000;
        let clocks = [i64::MIN, i64::MIN + 1, -400 * year, -70 * year, -1, 0, 1];
        let late = [8_029 * year, 8_030 * year, 300_000 * year, i64::MAX];
        let edges =
            [EARLIEST, LATEST].map(|edge| [edge * 1000 - 1, edge * 1000, edge * 1000 + 1000]);
        for at in clocks
            .into_iter()
            .chain(late)
            .chain(edges.into_iter().flatten())
        {
            let bytes = table().xlsx("7a", at);
            assert!(bytes.is_ok_and(|bytes| bytes.starts_with(b"PK")), "{at}");
        }
    }

    #[test]
    fn workbooks_hold_no_formula() {
        use std::io::Read;

        let bytes = table()
            .xlsx("7a: [test]", 1_772_615_730_000)
            .expect("it is written");
        assert!(bytes.starts_with(b"PK"));
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("it is a zip");
        let mut sheet = String::new();
        archive
            .by_name("xl/worksheets/sheet1.xml")
            .expect("it is there")
            .read_to_string(&mut sheet)
            .expect("it is text");
        assert!(
            !sheet.contains("<f>") && sheet.contains("state=\"frozen\""),
            "{sheet}"
        );
        assert!(sheet.contains("<v>0.5</v>"), "{sheet}");
        assert_eq!(sheet_name("7a: [test]"), "7a test");
        assert_eq!(sheet_name("'"), "eqex");
    }
}
