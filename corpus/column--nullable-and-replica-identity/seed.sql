insert into t values (1, 2); insert into k values (1, 2, 3);
