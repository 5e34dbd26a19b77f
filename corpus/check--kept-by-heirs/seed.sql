insert into own values (1, 1); insert into below values (2, 2); insert into other values (3, 3); insert into deep values (4, 4);
