insert into t values (row(3, 'x')::money2);
