create schema s;
create type s.span as range (subtype = float8);
alter default privileges revoke execute on functions from public;
create type other as range (subtype = text);
alter default privileges grant execute on functions to public;
