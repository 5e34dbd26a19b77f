create function my_start(internal, int) returns internal language internal as 'prsd_start';
create text search parser p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
