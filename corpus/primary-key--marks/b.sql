create table t (a int primary key, b int not null unique); alter table t cluster on t_pkey; alter table t replica identity using index t_pkey;
