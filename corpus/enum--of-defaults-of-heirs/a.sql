create type e as enum ('a', 'b', 'c');
create table p (x e default 'a', y int, g boolean generated always as (x = 'a') stored) partition by list (y);
create table p1 partition of p for values in (1);
create table p2 partition of p (x default 'b') for values in (2);
create table p3 partition of p (x default null) for values in (3);
create table h (x e default 'a');
create table hh (z int) inherits (h);
create table h3 (x e) inherits (h);
create table h4 (x e default 'b') inherits (h);
