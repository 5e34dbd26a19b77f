create table a (id int primary key, y text, q text, n text);
create table b (id int, r a, rs a[]);
