create schema app;
create function app.check_options(text[], oid) returns boolean language sql as 'select true';
create foreign data wrapper one validator app.check_options options (a '1', b 'it''s \ odd', "Odd ""name" 'x');
create foreign data wrapper two;
create foreign data wrapper "Odd ""three; --";
comment on foreign data wrapper one is 'It''s kept';
create role app;
grant usage on foreign data wrapper two to app;
