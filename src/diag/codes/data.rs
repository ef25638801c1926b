//! RB3xx: datasets and reference lists.

use super::entries;

entries! {}
