create table t (id serial primary key, small smallserial, b int);
