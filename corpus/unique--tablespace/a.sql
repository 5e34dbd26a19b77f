create table t (id int, constraint u unique (id) using index tablespace fast deferrable);
