create type address as (street text, "House ""No" integer, country text collate "C", zip varchar(5));
create type unused as (a bigint, b text collate "C");
create type empty as (one integer);
create table people (id bigint primary key, home address, others address[]);
comment on column address.zip is 'five digits';
create view streets as select id, (home).street from people;
