//! Sizes in bytes as people read them.

/// Bytes in the largest unit that they fill, with one decimal behind `mark`.
pub fn told(bytes: u64, mark: char) -> String {
    const UNITS: [&str; 5] = ["B", "KiB", "MiB", "GiB", "TiB"];
    let unit = (1..UNITS.len())
        .rev()
        .find(|unit| bytes >> (10 * unit) > 0)
        .unwrap_or(0);
    if unit == 0 {
        return format!("{bytes} {}", UNITS[0]);
    }
    let tenths = (bytes >> (10 * (unit - 1))) * 10 / 1024;
    format!("{}{mark}{} {}", tenths / 10, tenths % 10, UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn the_largest_unit_that_is_filled() {
        let all = [
            0,
            1023,
            1024,
            1536,
            5 << 20,
            (3 << 30) + (200 << 20),
            7 << 40,
        ];
        assert_eq!(
            all.map(|bytes| told(bytes, '.')),
            [
                "0 B", "1023 B", "1.0 KiB", "1.5 KiB", "5.0 MiB", "3.1 GiB", "7.0 TiB"
            ]
        );
    }
}
