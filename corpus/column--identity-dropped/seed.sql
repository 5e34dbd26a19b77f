insert into t overriding system value values (5);
