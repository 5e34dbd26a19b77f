create table t (a int, constraint c check (a > 1 and a < 100), constraint d check (a <> 13));
comment on constraint d on t is 'bad luck';
