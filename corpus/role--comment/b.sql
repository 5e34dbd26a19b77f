create role a;
create role b;
comment on role b is 'second';
