//! Numbers as few bytes, for what is large and seldom read.

/// Bytes that numbers are written to, one behind another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bytes(Vec<u8>);

impl Bytes {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A whole number: seven bits a byte, small ones first, the last byte with its high bit clear.
    pub(crate) fn push(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.0.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    pub(crate) fn push_double(&mut self, value: f64) {
        self.0.extend_from_slice(&value.to_bits().to_le_bytes());
    }

    pub(crate) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    pub(crate) fn heap(&self) -> usize {
        self.0.capacity()
    }

    pub(crate) fn read(&self) -> BytesReader<'_> {
        BytesReader(&self.0)
    }
}

/// Reads what was written, in the same order; 0 behind the end.
#[derive(Debug)]
pub(crate) struct BytesReader<'a>(&'a [u8]);

impl BytesReader<'_> {
    pub(crate) fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let Some((byte, rest)) = self.0.split_first() else {
                break;
            };
            self.0 = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                break;
            }
        }
        number
    }

    pub(crate) fn double(&mut self) -> f64 {
        let Some((bytes, rest)) = self.0.split_first_chunk::<8>() else {
            return 0.0;
        };
        self.0 = rest;
        f64::from_bits(u64::from_le_bytes(*bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let numbers = [0, 1, 127, 128, 300, 16_383, 16_384, u32::MAX - 1, u32::MAX];
        let doubles = [0.0, -0.0, 1.5, f64::INFINITY, f64::MIN_POSITIVE];
        let mut bytes = Bytes::default();
        for number in numbers {
            bytes.push(number);
            doubles.iter().for_each(|double| bytes.push_double(*double));
        }
        let mut reader = bytes.read();
        for number in numbers {
            assert_eq!(reader.number(), number);
            for double in doubles {
                assert_eq!(reader.double().to_bits(), double.to_bits());
            }
        }
        assert!(reader.is_at_end());
        assert_eq!((reader.number(), reader.double()), (0, 0.0));
    }
}
