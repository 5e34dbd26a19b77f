create table t (id bigint primary key, v varchar(30), constraint there check (t is not null));
create function row_of(t) returns text language sql immutable as 'select $1.v';
create index on t (row_of(t));
