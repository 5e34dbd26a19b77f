insert into held values ('12', '(1,2)'), (null, null);
