insert into ev values (1, 'a', default, 5), (2, null, default, null), (1001, 'b', default, 6);
