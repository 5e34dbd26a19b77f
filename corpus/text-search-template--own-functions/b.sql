create text search template t (lexize = dsimple_lexize);
create text search dictionary d (template = t);
