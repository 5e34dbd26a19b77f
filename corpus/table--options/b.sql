create table t (id int) with (autovacuum_enabled = false, fillfactor = 80);
