//! RB5xx: letter templates and the tags in letters.

use super::entries;

entries! {}
