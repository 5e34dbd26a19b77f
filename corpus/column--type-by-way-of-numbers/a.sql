create table t (id int, a boolean, b boolean, c money, d real);
