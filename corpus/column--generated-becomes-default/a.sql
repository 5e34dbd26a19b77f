create table t (id int primary key, a int generated always as (id * 2) stored, b int generated always as (id * 3) virtual);
create table p (id int, a int, g int generated always as (a * 2) virtual, h int generated always as (a * 2) stored) partition by list (id);
create table p1 partition of p for values in (1);
create table p2 (id int, a int, g int generated always as (a * 5) virtual, h int generated always as (a * 5) stored);
alter table p attach partition p2 default;
