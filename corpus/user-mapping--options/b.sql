create role app; create role "Odd ""role";
create foreign data wrapper w;
create server s foreign data wrapper w;
create user mapping for app server s options (user 'b', other 'x');
create user mapping for public server s options (user 'p');
create user mapping for anon server s;
