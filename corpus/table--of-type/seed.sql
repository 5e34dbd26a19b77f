insert into p values (1, 'a'); insert into q values (2, 'b');
