create role own;
create table t (a int);
grant anon to own;
