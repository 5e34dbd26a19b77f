create type mood as enum ('angry', 'sad', 'ok', 'happy', 'great');
create table t (id int, m mood default 'sad');
comment on type mood is 'how';
