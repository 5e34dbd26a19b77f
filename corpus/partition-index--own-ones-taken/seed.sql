insert into p select 1 + n % 2, n % 5, n from generate_series(1, 20) n;
insert into q values (1, 1), (1, 2);
