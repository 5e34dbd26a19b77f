create table t (a int not null unique, b int primary key);
create table u (r int references t (a));
