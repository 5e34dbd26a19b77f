create domain email as text constraint "has @" check (value like '%@%');
create domain positive as integer;
create schema "Other Place";
create domain "Other Place"."an ""Amount""" as numeric(10, 2) default 0;
create table people (id bigint primary key, mail email, score positive, paid "Other Place"."an ""Amount""");
comment on domain email is 'where letters go';
