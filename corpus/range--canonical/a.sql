create type steps;
create function steps_canonical(steps) returns steps language internal immutable strict as 'int4range_canonical';
create type steps as range (subtype = integer, canonical = steps_canonical);
create table walks (s steps);
