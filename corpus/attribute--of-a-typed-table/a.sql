create type person as (id int, name text collate "C", old int);
create table p of person (id default 1);
