create table t (id int primary key, a int default 7, b int default 8 not null);
create table p (id int, a int, g int default 4, h int) partition by list (id);
create table p1 partition of p for values in (1);
create table p2 (id int, a int, g int default 9, h int default 3);
alter table p attach partition p2 default;
