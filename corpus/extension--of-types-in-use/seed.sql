insert into u values (1, 'a@b');
