create table t (a int not null, b int constraint b_there not null, c int constraint c_x not null no inherit, d int);
