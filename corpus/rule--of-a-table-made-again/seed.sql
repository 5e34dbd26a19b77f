insert into par values (1, 1); insert into log_ values (1, 'a', 1), (2, 'b', null);
