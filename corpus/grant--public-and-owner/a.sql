create table t (a int, n serial);
create table u (a int, n serial);
revoke all on schema public from public;
revoke insert, update on t from current_user;
