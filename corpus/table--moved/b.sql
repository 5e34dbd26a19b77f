create schema a; create schema b; create table b.t (id serial primary key, x int references b.t); create index i on b.t (x); create view v as select id from b.t; create table a.stays (id int);
