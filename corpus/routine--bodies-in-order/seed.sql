insert into a_first values (1, 'one'), (2, null);
