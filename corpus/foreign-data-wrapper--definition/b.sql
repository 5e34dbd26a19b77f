create schema app;
create function app.check_options(text[], oid) returns boolean language sql as 'select true';
create foreign data wrapper one options (a '2', c 'new');
create foreign data wrapper two validator app.check_options;
comment on foreign data wrapper one is 'It''s kept';
create role app;
grant usage on foreign data wrapper one to app with grant option;
