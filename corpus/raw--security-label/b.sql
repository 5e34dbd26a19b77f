create table t (id int, n int);
security label for selinux on table t is 'system_u:object_r:sepgsql_ro_table_t:s0';
