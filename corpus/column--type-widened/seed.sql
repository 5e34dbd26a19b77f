insert into t values (1, 2, 'x', '2020-01-01 00:00'); insert into u values (1);
