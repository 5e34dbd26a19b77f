create role app;
alter role app set search_path = "$user", "Odd, name", public;
alter role app set work_mem = '8MB';
alter role app set "app.tenant" = 'd';
