create table t (r int4range, constraint x exclude using gist (r with &&) with (fillfactor = 80) where (r is not null));
