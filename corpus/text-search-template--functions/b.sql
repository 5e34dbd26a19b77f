create text search template t (init = dsimple_init, lexize = dsimple_lexize);
comment on text search template t is 'Simple';
create text search dictionary d (template = t);
