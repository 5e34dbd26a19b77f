create table t (a int, n serial);
create table u (a int, n serial);
grant create on schema public to public;
revoke all on u from current_user;
revoke usage on sequence t_n_seq from current_user;
