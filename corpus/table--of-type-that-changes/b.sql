create type person as (id int, name varchar(40), born date);
create table p of person (primary key (id));
create view v as select id from p;
