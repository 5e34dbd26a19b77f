create role app;
create foreign data wrapper w;
create foreign data wrapper x;
create server one type 'a' version '1' foreign data wrapper w options (host 'h', port '1');
create server two foreign data wrapper w;
create server three foreign data wrapper postgres_fdw options (host 'h');
create foreign table t (a int) server two;
grant usage on foreign server one to app;
comment on server two is 'It''s kept';
