create table t (a int unique with (fillfactor='70'));
