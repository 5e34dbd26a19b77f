create table a (id int constraint k primary key, x int, y int, constraint c unique (x), constraint f check (x > 0), constraint a_pkey foreign key (y) references a);
create index j2 on a (y);
create table b (a_id int constraint e references a, constraint r exclude (a_id with =));
create table p (id int, x int, constraint p_key primary key (id), constraint pd check (x > 0)) partition by range (id);
create table p1 partition of p for values from (0) to (1000);
create index pj on p (x);
create table n (a int constraint n2 not null, b int, constraint n1 check (b > 0));
