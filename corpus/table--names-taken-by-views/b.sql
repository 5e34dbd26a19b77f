create table b (id int primary key, n text);
create view a as select * from b;
create table c (id int, n text);
create view d as select * from c;
create table u (id int references b, k int);
