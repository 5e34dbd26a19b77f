create table m (id int) partition by list (id);
create table m1 partition of m for values in (1, 2);
