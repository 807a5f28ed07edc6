//! How much memory a value owns beside itself, so that caches can weigh what they hold.

/// Bytes on the heap that belong to a value, counted by what its parts have asked for.
pub(crate) trait HeapSize {
    fn heap(&self) -> usize;
}

impl HeapSize for String {
    fn heap(&self) -> usize {
        self.capacity()
    }
}

impl<T: HeapSize> HeapSize for Vec<T> {
    fn heap(&self) -> usize {
        self.capacity() * size_of::<T>() + self.iter().map(HeapSize::heap).sum::<usize>()
    }
}

impl<T: HeapSize> HeapSize for Option<T> {
    fn heap(&self) -> usize {
        self.as_ref().map_or(0, HeapSize::heap)
    }
}

impl<A: HeapSize, B: HeapSize> HeapSize for (A, B) {
    fn heap(&self) -> usize {
        self.0.heap() + self.1.heap()
    }
}

impl<A: HeapSize, B: HeapSize, C: HeapSize> HeapSize for (A, B, C) {
    fn heap(&self) -> usize {
        self.0.heap() + self.1.heap() + self.2.heap()
    }
}

/// What lies in its place and owns nothing elsewhere.
macro_rules! owns_nothing {
    ($($kind:ty),* $(,)?) => {
        $(impl HeapSize for $kind {
            #[inline]
            fn heap(&self) -> usize {
                0
            }
        })*
    };
}

owns_nothing!(
    u32,
    u64,
    f64,
    &'static str,
    crate::span::Span,
    crate::grade::Tolerance,
);
