//! Peers that the engine is measured against.
