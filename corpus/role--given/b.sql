create role own;
create table t (a int);
alter role anon login;
grant own to authenticated;
alter role authenticated set statement_timeout = '8s';
