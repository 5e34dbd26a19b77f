create table a (id int primary key, n text);
create view b as select * from a;
create materialized view c as select * from b;
create sequence d;
create table u (id int references a, k int default nextval('d'));
