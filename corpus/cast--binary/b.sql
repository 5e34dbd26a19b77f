create cast (json as bytea) without function as implicit;
