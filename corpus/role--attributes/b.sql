create role app nologin connection limit 10;
create role worker login valid until '2032-06-01 12:30:00+02';
create role admin nosuperuser nocreatedb nocreaterole inherit noreplication nobypassrls;
