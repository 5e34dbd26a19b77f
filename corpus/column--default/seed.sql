insert into t values (1, 'q', '2020-01-01Z');
