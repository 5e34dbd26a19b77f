create table t (a int constraint a_there not null, b int not null, c int constraint c_x not null, d int constraint d_there not null);
