create role a;
comment on role a is 'first';
create role b;
