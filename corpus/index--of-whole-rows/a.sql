create table t (id int primary key, v text, constraint there check (t is not null));
create function row_of(t) returns text language sql immutable as 'select $1.v';
create index on t (row_of(t));
