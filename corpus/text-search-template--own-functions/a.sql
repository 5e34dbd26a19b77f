create function my_lexize(internal, internal, internal, internal) returns internal language internal as 'dsimple_lexize';
create text search template t (lexize = my_lexize);
create text search dictionary d (template = t);
