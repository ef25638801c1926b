//! RB4xx: letters, their front matter, text, charts and tables.

use super::entries;

entries! {}
