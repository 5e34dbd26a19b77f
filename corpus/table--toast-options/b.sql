create table t (a text) with (fillfactor=70, toast.autovacuum_enabled=false);
