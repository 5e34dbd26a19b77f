create role app;
create role other;
grant set on parameter work_mem to app;
