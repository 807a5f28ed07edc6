//! The floor of parsing: a scanner written by hand for files that have no mistakes. It finds segments and header lines, the declarations of the first
//! text, and reads the calculations into a stack program by recursive descent. It makes no diagnostics and checks next to nothing.

use std::collections::HashMap;

#[derive(Debug, Default)]
pub struct Scanned<'a> {
    pub header: Vec<(&'a str, &'a str)>,
    /// Name, value as text, unit as text, and where the text goes on behind it.
    pub declarations: Vec<(&'a str, Value<'a>, &'a str, usize)>,
    pub text: &'a str,
    pub code: Vec<Instruction>,
    pub unknowns: Vec<u16>,
}

#[derive(Debug)]
pub enum Value<'a> {
    Number(f64),
    Range(Vec<f64>),
    List(Vec<f64>),
    Unknown(&'a str),
}

#[derive(Clone, Copy, Debug)]
pub enum Instruction {
    Number(f64),
    Load(u16),
    Store(u16),
    Negate,
    Operator(u8),
    RequestContext(u32, u8),
    Compare(u8),
}

/// Scans a file of the bank; `None` where it is beyond the scanner.
pub fn scan(source: &str) -> Option<Scanned<'_>> {
    let mut scanned = Scanned::default();
    let mut parts = Parts { rest: source };
    let header = parts.next()?.1;
    for line in header.lines() {
        if let Some((key, value)) = line.split_once(':')
            && !line.starts_with([' ', '-'])
        {
            scanned.header.push((key, value.trim()));
        }
    }
    let text = parts.next()?;
    scanned.text = text.1.trim_matches('\n');
    let mut slots: HashMap<&str, u16> = HashMap::new();
    slots.insert("pi", 0);
    declarations(scanned.text, &mut scanned.declarations)?;
    for (name, value, _, _) in &scanned.declarations {
        let slot = slots.len() as u16;
        slots.insert(name, slot);
        if let Value::Unknown(_) = value {
            scanned.unknowns.push(slot);
        }
    }
    for (separator, part) in parts {
        if separator == "---" {
            for line in part.lines() {
                calculation(line, &mut slots, &mut scanned.code)?;
            }
        } else if separator != "--- solution" {
            // Another language: the same work for its text.
            declarations(part.trim_matches('\n'), &mut Vec::new())?;
        }
    }
    Some(scanned)
}

/// Separator line and what follows it.
struct Parts<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Parts<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let (separator, body) = if self.rest.starts_with("---") {
            self.rest.split_once('\n').unwrap_or((self.rest, ""))
        } else {
            ("", self.rest)
        };
        if self.rest.starts_with("---") && separator == "---" && body.is_empty() {
            self.rest = "";
            return Some((separator, ""));
        }
        let end = if body.starts_with("---") {
            0
        } else {
            body.find("\n---").map_or(body.len(), |at| at + 1)
        };
        let part = &body[..end];
        self.rest = &body[end..];
        Some((separator, part))
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'\'' || byte >= 0x80
}

fn declarations<'a>(
    text: &'a str,
    out: &mut Vec<(&'a str, Value<'a>, &'a str, usize)>,
) -> Option<()> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if matches!(bytes.get(at + 1), Some(b'(' | b'[')) => {
                let close = if bytes[at + 1] == b'(' { "\\)" } else { "\\]" };
                at = text[at..]
                    .find(close)
                    .map_or(bytes.len(), |end| at + end + 2);
            }
            b'`' => {
                at = text[at + 1..]
                    .find('`')
                    .map_or(bytes.len(), |end| at + end + 2);
            }
            byte if is_name(byte) => {
                let start = at;
                while at < bytes.len() && is_name(bytes[at]) {
                    at += 1;
                }
                if bytes.get(at) == Some(&b'=') {
                    let name = &text[start..at];
                    let (value, end) = value(text, at + 1)?;
                    let unit = unit(bytes, end);
                    out.push((name, value, &text[end..unit], unit));
                    at = unit;
                }
            }
            _ => at += 1,
        }
    }
    Some(())
}

fn value(text: &str, at: usize) -> Option<(Value<'_>, usize)> {
    let bytes = text.as_bytes();
    match bytes.get(at)? {
        b'?' => Some((Value::Unknown(""), at + 1)),
        open @ (b'[' | b'{') => {
            let close = if *open == b'[' { ']' } else { '}' };
            let end = at + text[at..].find(close)?;
            let numbers: Option<Vec<f64>> = text[at + 1..end]
                .split(';')
                .map(|part| part.trim().parse().ok())
                .collect();
            let numbers = numbers?;
            Some((
                if *open == b'[' {
                    Value::Range(numbers)
                } else {
                    Value::List(numbers)
                },
                end + 1,
            ))
        }
        _ => {
            let (number, end) = number(bytes, text, at)?;
            Some((Value::Number(number), end))
        }
    }
}

fn number(bytes: &[u8], text: &str, start: usize) -> Option<(f64, usize)> {
    let mut at = start;
    if bytes.get(at) == Some(&b'-') {
        at += 1;
    }
    let digits = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    at = digits(at);
    if bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        at = digits(at + 1);
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = at + 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        if bytes.get(sign).is_some_and(u8::is_ascii_digit) {
            at = digits(sign);
        }
    }
    Some((text[start..at].parse().ok()?, at))
}

fn unit(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len()
        && (bytes[at].is_ascii_alphanumeric()
            || bytes[at] >= 0x80
            || matches!(bytes[at], b'/' | b'*' | b'^' | b'%'))
    {
        at += 1;
    }
    at
}

fn calculation<'a>(
    line: &'a str,
    slots: &mut HashMap<&'a str, u16>,
    code: &mut Vec<Instruction>,
) -> Option<()> {
    let line = line.split('#').next().unwrap_or("").trim();
    if line.is_empty() {
        return Some(());
    }
    if let Some(conditions) = line.strip_prefix("require ") {
        for condition in conditions.split(" and ") {
            let at = condition.find(['<', '>', '!'])?;
            let width = 1 + usize::from(condition.as_bytes().get(at + 1) == Some(&b'='));
            Expression {
                text: condition[..at].trim(),
                at: 0,
                slots,
                code,
            }
            .all()?;
            Expression {
                text: condition[at + width..].trim(),
                at: 0,
                slots,
                code,
            }
            .all()?;
            code.push(Instruction::Compare(condition.as_bytes()[at]));
        }
        return Some(());
    }
    let (name, expression) = line.split_once('=')?;
    Expression {
        text: expression.trim(),
        at: 0,
        slots,
        code,
    }
    .all()?;
    let next = slots.len() as u16;
    let slot = *slots.entry(name.trim()).or_insert(next);
    code.push(Instruction::Store(slot));
    Some(())
}

struct Expression<'a, 'b> {
    text: &'a str,
    at: usize,
    slots: &'b HashMap<&'a str, u16>,
    code: &'b mut Vec<Instruction>,
}

impl<'a> Expression<'a, '_> {
    fn all(mut self) -> Option<()> {
        self.sum()?;
        (self.at == self.text.len()).then_some(())
    }

    fn peek(&mut self) -> u8 {
        while self.text.as_bytes().get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn sum(&mut self) -> Option<()> {
        self.product()?;
        while let sign @ (b'+' | b'-') = self.peek() {
            self.at += 1;
            self.product()?;
            self.code.push(Instruction::Operator(sign));
        }
        Some(())
    }

    fn product(&mut self) -> Option<()> {
        self.signed()?;
        while let sign @ (b'*' | b'/') = self.peek() {
            self.at += 1;
            self.signed()?;
            self.code.push(Instruction::Operator(sign));
        }
        Some(())
    }

    fn signed(&mut self) -> Option<()> {
        match self.peek() {
            b'-' => {
                self.at += 1;
                self.signed()?;
                self.code.push(Instruction::Negate);
                Some(())
            }
            b'+' => {
                self.at += 1;
                self.signed()
            }
            _ => self.power(),
        }
    }

    fn power(&mut self) -> Option<()> {
        self.operand()?;
        if self.peek() == b'^' {
            self.at += 1;
            self.signed()?;
            self.code.push(Instruction::Operator(b'^'));
        }
        Some(())
    }

    fn operand(&mut self) -> Option<()> {
        let bytes = self.text.as_bytes();
        match self.peek() {
            b'(' => {
                self.at += 1;
                self.sum()?;
                self.close()
            }
            byte if byte.is_ascii_digit() || byte == b'.' => {
                let (number, end) = number(bytes, self.text, self.at)?;
                self.at = end;
                self.code.push(Instruction::Number(number));
                Some(())
            }
            byte if is_name(byte) => {
                let start = self.at;
                while bytes.get(self.at).is_some_and(|byte| is_name(*byte)) {
                    self.at += 1;
                }
                let name = &self.text[start..self.at];
                if self.peek() != b'(' {
                    self.code.push(Instruction::Load(*self.slots.get(name)?));
                    return Some(());
                }
                self.at += 1;
                let mut arguments = 1;
                self.sum()?;
                while self.peek() == b',' {
                    self.at += 1;
                    self.sum()?;
                    arguments += 1;
                }
                // The function by its first letters, as a table of functions would find it.
                let function = name.bytes().fold(0u32, |sum, byte| {
                    sum.wrapping_mul(31).wrapping_add(u32::from(byte))
                });
                self.code
                    .push(Instruction::RequestContext(function, arguments));
                self.close()
            }
            _ => None,
        }
    }

    fn close(&mut self) -> Option<()> {
        if self.peek() == b')' {
            self.at += 1;
            Some(())
        } else {
            None
        }
    }
}
