//! Placeholder.
/// placeholder
#[derive(Clone, Copy)]
pub enum Format {
    /// h
    Human,
}
/// placeholder
pub struct Paint;
/// placeholder
pub fn emit() {}
