create table t (a int not null, b int); create unique index u on t (a); alter table t replica identity using index u;
create table k (a int primary key, b int not null unique, c int unique); alter table k replica identity using index k_b_key;
