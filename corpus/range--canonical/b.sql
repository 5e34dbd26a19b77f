create type steps as range (subtype = integer);
create table walks (s steps);
