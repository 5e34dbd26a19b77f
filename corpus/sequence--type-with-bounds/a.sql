create sequence a as int maxvalue 100 start 10;
create sequence b;
create sequence c as smallint;
create table t (x serial, y smallserial, z smallint generated always as identity (increment -1));
alter sequence t_x_seq as bigint maxvalue 5000000000;
