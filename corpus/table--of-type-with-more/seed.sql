insert into t values (1, 'x'); insert into u values (2, 'y');
