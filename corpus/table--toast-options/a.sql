create table t (a text) with (autovacuum_enabled=false);
