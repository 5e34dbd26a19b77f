insert into t values ('low'), ('high');
