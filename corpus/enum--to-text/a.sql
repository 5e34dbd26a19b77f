create type kind as enum ('a', 'b');
create table t (id int, k kind not null default 'a');
