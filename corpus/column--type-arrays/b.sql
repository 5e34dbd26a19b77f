create table t (tags varchar(20)[] default '{}'::varchar[]);
