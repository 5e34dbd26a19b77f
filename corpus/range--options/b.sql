create schema other;
create function gap(a float8, b float8) returns float8 language sql immutable strict as 'select a - b';
create type floats as range (subtype = float8, subtype_diff = gap);
create type words as range (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);
create type "Odd Range" as range (subtype = integer, multirange_type_name = even_multi);
create table measured (id bigint primary key, of floats, many floats_multirange, said words default '[a,b)', odd "Odd Range", odds even_multi);
create type other.dates as range (subtype = timestamp);
create table other.held (d other.dates);
create table gone (x integer);
