create type mood as enum ('a', 'b');
create function mood_cmp(mood, mood) returns int language sql immutable as 'select enum_cmp($1, $2)';
create operator family moods using btree;
create operator class mood_ops for type mood using btree family moods as function 1 mood_cmp(mood, mood);
create table t (m mood);
