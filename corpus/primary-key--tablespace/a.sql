create table t (id int primary key using index tablespace fast);
