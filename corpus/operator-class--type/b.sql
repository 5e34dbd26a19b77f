create type mood as enum ('a', 'b');
create function mood_cmp(mood, mood) returns int language sql immutable as 'select enum_cmp($1, $2)';
create operator family moods using btree;
create operator class mood_ops for type anyenum using btree family moods as function 1 enum_cmp(anyenum, anyenum);
