create schema a; create schema b; create table a.t (id serial primary key, x int references a.t); create index i on a.t (x); create view v as select id from a.t; create table a.stays (id int);
