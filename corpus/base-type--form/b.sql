create type t;
create function t_text_in(cstring) returns t language internal immutable strict as 'textin';
create function t_text_out(t) returns cstring language internal immutable strict as 'textout';
create type t (input = t_text_in, output = t_text_out, internallength = variable, alignment = double, storage = main,
  category = 'S', preferred = true, default = 'it''s', delimiter = ';', collatable = true);
create type old_name;
create function o_in(cstring) returns old_name language internal immutable strict as 'point_in';
create function o_out(old_name) returns cstring language internal immutable strict as 'point_out';
create type old_name (input = o_in, output = o_out, internallength = 16, alignment = double, element = float8);
create table held (v t, o old_name);
