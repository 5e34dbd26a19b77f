insert into t values (1, 'a', 1, 1), (2, 'b', null, null);
insert into u values (1), (2), (null);
