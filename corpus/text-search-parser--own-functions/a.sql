create function my_start(internal, int) returns internal language internal as 'prsd_start';
create function my_token(internal, internal, internal) returns internal language internal as 'prsd_nexttoken';
create function my_end(internal) returns void language internal as 'prsd_end';
create function my_types(internal) returns internal language internal as 'prsd_lextype';
create text search parser p (start = my_start, gettoken = my_token, end = my_end, lextypes = my_types);
