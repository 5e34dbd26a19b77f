create role app login;
create role worker nologin connection limit 5 valid until '2031-01-01 00:00:00+00';
create role admin superuser createdb createrole noinherit replication bypassrls;
