//! RB6xx: charts and tables.

use super::entries;

entries! {}
