insert into "a ""b" values (1, 2, 3);
