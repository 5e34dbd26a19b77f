create table a (id int, n int generated always as identity);
create schema other;
create table other.b (id int generated always as identity, n int);
create sequence s as smallint owned by a.id;
alter table a alter id set not null, alter id set default nextval('s');
