insert into orders values (1, default, array[row('it''s "q"', row(3, 'USD'))]::order_line[], row('z', null)), (2, null, '{}', null);
