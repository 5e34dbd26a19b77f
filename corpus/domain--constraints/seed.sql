insert into people values (1, 'x@y', 3, 4.5), (2, 'yy@zz', null, null);
