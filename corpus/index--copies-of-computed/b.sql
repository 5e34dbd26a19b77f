create schema util;
create function util.slot(int) returns int language sql immutable as 'select $1 % 4';
create table w (id int, v text, j jsonb) partition by list (id);
create index w_i on w (util.slot(id), (j ->> 'a'), ((j ->> 'b')::int), coalesce(v, ''));
create table w0 (id int, v text, j jsonb);
