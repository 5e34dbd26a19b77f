create type e as enum ('a', 'b');
create type ct as (x int, y text[]);
create table t (id int, c ct, d text[], f e, h uuid, i date, j ct[], k int[], l boolean);
