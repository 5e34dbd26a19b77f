insert into items values (1, 'a', '{a,"b c"}', '{d}'), (2, 'q"\', '{}', null);
insert into uses values ('a'), (null);
