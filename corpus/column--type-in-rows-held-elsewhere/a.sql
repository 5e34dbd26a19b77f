create table a (id int primary key, x int, y text, gone int);
create type c as (k a, n int);
create table b (id int, r a, rs a[], w c);
create table d (id int, h b);
create index on b ((((r).x)));
