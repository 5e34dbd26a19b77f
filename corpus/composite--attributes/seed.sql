insert into people values (1, row('High', 3, '12345'), array[row('a b', null, null)]::address[]), (2, null, '{}');
