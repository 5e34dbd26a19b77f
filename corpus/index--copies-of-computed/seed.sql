insert into w values (0, 'a', '{"b": 1}');
