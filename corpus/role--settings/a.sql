create role app;
alter role app set search_path = app, public;
alter role app set statement_timeout = '5s';
alter role app set "app.tenant" = 'a ''b'' \c';
