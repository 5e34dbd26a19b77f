create table t (id int, a smallint, b numeric, c double precision, d money);
