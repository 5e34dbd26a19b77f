create type person as (id int, name text);
create table p of person (id default 2);
