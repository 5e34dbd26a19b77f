create table t (a int not null unique, b int not null unique); alter table t cluster on t_b_key;
