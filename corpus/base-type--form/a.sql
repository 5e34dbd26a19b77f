create type t;
create function t_in(cstring) returns t language internal immutable strict as 'int4in';
create function t_out(t) returns cstring language internal immutable strict as 'int4out';
create type t (input = t_in, output = t_out, internallength = 4, passedbyvalue, alignment = int4, storage = plain);
create type old_name;
create function o_in(cstring) returns old_name language internal immutable strict as 'point_in';
create function o_out(old_name) returns cstring language internal immutable strict as 'point_out';
create type old_name (input = o_in, output = o_out, internallength = 16, alignment = double);
create table held (v t, o old_name);
