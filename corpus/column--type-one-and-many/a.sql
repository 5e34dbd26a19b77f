create type e as enum ('a', 'b');
create type ct as (x int, y text);
create domain few as int[];
create table t (id int, c ct, d int default 3, f e, g text, h varchar(20), i int[], j few, k text[]);
create table p (id int, a int, b text[]) partition by list (id);
create table p1 partition of p for values in (1);
