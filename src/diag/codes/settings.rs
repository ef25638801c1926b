//! RB2xx: the settings of a site.

use super::entries;

entries! {}
