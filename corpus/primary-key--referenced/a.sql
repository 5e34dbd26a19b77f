create table t (a int primary key, b int not null unique);
create table u (r int references t (a));
