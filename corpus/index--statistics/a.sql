create table t (a int, b text);
create index i on t (lower(b), (a + 1), (a + 2));
alter index i alter column 1 set statistics 3000;
alter index i alter column 2 set statistics 10;
