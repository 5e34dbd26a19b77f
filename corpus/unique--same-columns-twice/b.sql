create table t (a int primary key, constraint again unique (a), constraint thrice unique (a));
