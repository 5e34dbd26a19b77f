create role app; create role "Odd ""role";
create foreign data wrapper w;
create server s foreign data wrapper w;
create user mapping for app server s options (user 'a', note 'it''s');
create user mapping for public server s;
create user mapping for current_user server s options (user 'me');
create user mapping for "Odd ""role" server s;
