create table a (id int primary key, x int, y int, constraint k unique (x), constraint c check (x > 0), constraint f foreign key (y) references a);
create index i on a (y);
create index j on a (y);
create table b (a_id int constraint r references a, constraint e exclude (a_id with =));
create table p (id int, x int, primary key (id), constraint pc check (x > 0)) partition by range (id);
create table p1 partition of p for values from (0) to (1000);
create index pi on p (x);
create table n (a int constraint n1 not null, b int, constraint n2 check (b > 0));
