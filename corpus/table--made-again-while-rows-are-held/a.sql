create table a (id int primary key, x int, y text, q text) partition by range (id);
create table a1 partition of a default;
create table b (id int, r a, rs a[]);
