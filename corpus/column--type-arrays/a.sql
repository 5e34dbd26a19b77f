create table t (tags text[] default '{}'::text[]);
