create table t (a int, b int not null); create unique index u on t (a); create unique index w on t (b); alter table t replica identity using index w;
create table k (a int unique, b int primary key, c int not null unique); alter table k replica identity using index k_c_key;
