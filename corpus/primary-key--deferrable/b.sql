create table t (a int, constraint p primary key (a) deferrable initially deferred);
comment on constraint p on t is 'key';
