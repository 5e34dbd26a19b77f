create table p (id int generated always as identity, at date not null, v int) partition by range (at);
create table p1 partition of p for values from ('2020-01-01') to ('2021-01-01') partition by list (v);
create table p1a partition of p1 for values in (0, 1, 2);
create table p1d partition of p1 default;
create table pd partition of p default;
