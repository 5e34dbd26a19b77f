create sequence a as bigint maxvalue 100000000000 start 10;
create sequence b increment -2 minvalue -99 start -3;
create sequence c as bigint;
create table t (x serial, y bigserial, z bigint generated always as identity (increment 2));
alter sequence t_x_seq as smallint;
