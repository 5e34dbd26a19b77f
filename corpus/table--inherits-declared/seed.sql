insert into own values (1, 'x', 2);
