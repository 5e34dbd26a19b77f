create role "Hostile ""; drop table t; --" login;
comment on role "Hostile ""; drop table t; --" is 'It''s a \ name';
create table t (a int);
