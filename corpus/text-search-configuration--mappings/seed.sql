insert into t values (1, 'running dogs');
