create domain email as text default 'a@b' not null constraint "has @" check (value like '_%@_%') constraint short check (length(value) < 200);
comment on constraint short on domain email is 'as SMTP has it';
create domain positive as integer constraint positive_check check (value > 0);
create schema "Other Place";
create domain "Other Place"."an ""Amount""" as numeric(10, 2) default 1;
create table people (id bigint primary key, mail email, score positive, paid "Other Place"."an ""Amount""");
