create table other (id integer primary key);
create type part as (day integer, hour integer);
create function sound(parts part[]) returns boolean language plpgsql immutable as $$
begin
  return parts is null or cardinality(parts) < 9;
end $$;
create domain hours as part[] constraint hours_sound check (sound(value));
create domain week as hours[] constraint week_length check (cardinality(value) = 8);
create table shop (id integer primary key, open week);
