create cast (json as bytea) with inout as assignment;
