insert into t values (1, 'ä'), (2, 'z');
