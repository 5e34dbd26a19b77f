create table k (a int primary key);
create table t (a int constraint above check (a > 0), b int constraint there references k deferrable);
comment on constraint above on t is 'Above';
comment on constraint there on t is 'There';
