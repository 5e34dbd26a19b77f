insert into t values (1, true, false, 3.5, 2.5), (2, null, null, null, null);
