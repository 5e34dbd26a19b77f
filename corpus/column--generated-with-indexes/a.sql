create table t (a int not null, b int, c int generated always as (a + 1) stored, d int generated always as identity, e serial, f int default 3, g text);

create index on t (c); create unique index on t (b);
