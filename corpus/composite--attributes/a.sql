create type address as (street text, "House ""No" integer, zip varchar(5));
create type unused as (a integer, b text);
create type empty as ();
create table people (id bigint primary key, home address, others address[]);
comment on type address is 'where they live';
comment on column address.street is 'as on the sign';
create view streets as select id, (home).street from people;
