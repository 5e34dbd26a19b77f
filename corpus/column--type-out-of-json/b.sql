create type e as enum ('a', 'b');
create type ct as (x int, y text[]);
create table t (id int, c jsonb, d json, f jsonb, h jsonb, i json, j jsonb, k jsonb, l jsonb);
