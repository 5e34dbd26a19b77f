create schema s;
create type s.person as (id int, name text);
create table p of s.person (primary key (id), name not null);
create table q (id int, name text);
comment on column p.name is 'Whole';
