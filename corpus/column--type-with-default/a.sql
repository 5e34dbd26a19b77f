create table t (n text default '5');
