//! The entries of a zip as its bytes have them: how many it claims to have, before anything is allocated for them, and which names stand there twice.
//!
//! Which of several end records holds is for the reader to decide, so that every one counts here: whatever it decides, it is bounded.

use std::collections::BTreeSet;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

/// The header of an entry in the central directory; where the lengths of its name, of what else is told of it and of its comment stand, and its own length without these.
const HEADER: &[u8; 4] = b"PK\x01\x02";
const HEADER_NAME: usize = 28;
const HEADER_MORE: [usize; 2] = [30, 32];
const HEADER_LENGTH: usize = 46;
/// The record at the end of a zip, and where its numbers of entries stand: those on this disk, and all. Readers differ in which one they take.
const END: &[u8; 4] = b"PK\x05\x06";
const END_COUNTS: [usize; 2] = [8, 10];
/// Written in the place of a number that only the larger record can hold.
const IN_LARGER: u16 = u16::MAX;
/// The larger record, where its own size and its number of entries stand, and its length.
const END_64: &[u8; 4] = b"PK\x06\x06";
const END_64_SIZE: usize = 4;
const END_64_COUNT: usize = 32;
const END_64_LENGTH: usize = 56;
/// The end record starts within so many bytes of the end: itself, and the longest comment.
const TAIL: u64 = 22 + 4 + 65_536;

const CHUNK: usize = 64 * 1024;

/// Whether an end record claims more entries than `most`, or more headers of entries lie in the file.
pub(super) fn are_more_than(
    most: usize,
    from: &mut (impl Read + Seek),
    size: u64,
) -> io::Result<bool> {
    from.seek(SeekFrom::Start(0))?;
    let mut buffer = Vec::with_capacity(CHUNK + END_64_LENGTH);
    // Where the buffer's first byte stands in the file.
    let mut start = 0;
    let mut headers = 0;
    loop {
        let count = from.by_ref().take(CHUNK as u64).read_to_end(&mut buffer)?;
        // Records are looked at once they are here as a whole, or as whole as they come.
        let looked = match count {
            0 => buffer.len(),
            _ => buffer.len().saturating_sub(END_64_LENGTH - 1),
        };
        for at in signatures(&buffer, looked) {
            let record = &buffer[at..];
            let here = start + at as u64;
            let more = if record.starts_with(HEADER) {
                headers += 1;
                headers > most
            } else if record.starts_with(END) && here + TAIL >= size {
                let counts = END_COUNTS.map(|at| number::<2>(record, at));
                let larger = Some(u64::from(IN_LARGER));
                counts
                    .into_iter()
                    .any(|count| count != larger && count > Some(most as u64))
            } else if record.starts_with(END_64) {
                // Without a size that could be, these are some file's bytes.
                number::<8>(record, END_64_SIZE).is_some_and(|length| length <= size)
                    && number::<8>(record, END_64_COUNT).is_some_and(|count| count > most as u64)
            } else {
                false
            };
            if more {
                return Ok(true);
            }
        }
        if count == 0 {
            return Ok(false);
        }
        buffer.drain(..looked);
        start += looked as u64;
    }
}

/// The names that more than one entry of the central directory has. Readers keep one of these and say nothing of the others.
pub(super) fn doubled(
    from: &mut (impl Read + Seek),
    directory: u64,
) -> io::Result<BTreeSet<Vec<u8>>> {
    from.seek(SeekFrom::Start(directory))?;
    let mut from = BufReader::new(from);
    let (mut seen, mut doubled) = (BTreeSet::new(), BTreeSet::new());
    let mut header = [0; HEADER_LENGTH];
    while from.read_exact(&mut header).is_ok() && header.starts_with(HEADER) {
        let length = |at| number::<2>(&header, at).unwrap_or(0);
        let mut name = Vec::new();
        from.by_ref()
            .take(length(HEADER_NAME))
            .read_to_end(&mut name)?;
        let more = HEADER_MORE.into_iter().map(length).sum();
        io::copy(&mut from.by_ref().take(more), &mut io::sink())?;
        if !seen.insert(name.clone()) {
            doubled.insert(name);
        }
    }
    Ok(doubled)
}

/// Where a signature may start among the first bytes.
fn signatures(buffer: &[u8], looked: usize) -> impl Iterator<Item = usize> {
    let pairs = buffer.windows(2).take(looked).enumerate();
    pairs.filter_map(|(at, pair)| (pair == b"PK").then_some(at))
}

/// A number of so many bytes, as far as it is there.
fn number<const BYTES: usize>(record: &[u8], at: usize) -> Option<u64> {
    let bytes = record.get(at..at + BYTES)?;
    let shift = |sum: u64, byte: &u8| (sum << 8) | u64::from(*byte);
    Some(bytes.iter().rev().fold(0, shift))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn is_more(bytes: &[u8], most: usize) -> bool {
        are_more_than(most, &mut Cursor::new(bytes), bytes.len() as u64).expect("it is read")
    }

    fn end_at(place: usize, count: u16) -> Vec<u8> {
        let mut record = END.to_vec();
        record.resize(22, 0);
        record[place..place + 2].copy_from_slice(&count.to_le_bytes());
        record
    }

    fn end(count: u16) -> Vec<u8> {
        end_at(END_COUNTS[1], count)
    }

    fn end_64(count: u64) -> Vec<u8> {
        let mut record = END_64.to_vec();
        record.resize(END_64_LENGTH, 0);
        record[END_64_SIZE] = 44;
        record[END_64_COUNT..END_64_COUNT + 8].copy_from_slice(&count.to_le_bytes());
        record
    }

    #[test]
    fn what_is_claimed() {
        assert!(!is_more(b"", 3) && !is_more(b"PK", 3) && !is_more(END, 3));
        assert!(!is_more(&end(3), 3) && is_more(&end(4), 3));
        assert!(is_more(&end_at(END_COUNTS[0], 4), 3));
        let large = |count| [end_64(count), end(IN_LARGER)].concat();
        assert!(!is_more(&large(3), 3) && is_more(&large(1 << 40), 3));
        // A comment behind hides nothing; what stands too far in front is no end.
        assert!(is_more(&[end(4), vec![0; 65_535]].concat(), 3));
        assert!(!is_more(&[end(4), vec![0; 70_000]].concat(), 3));
    }

    #[test]
    fn what_is_there_wherever_it_lies() {
        let record = end_64(4);
        for shift in CHUNK - 60..CHUNK + 4 {
            assert!(is_more(&[vec![b'P'; shift], record.clone()].concat(), 3));
        }
        let headers = HEADER.repeat(CHUNK / 4 + 10);
        assert!(is_more(&headers, CHUNK / 4 + 9) && !is_more(&headers, CHUNK / 4 + 10));
    }
}
