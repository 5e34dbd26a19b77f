create function f() returns int language sql set datestyle = 'ISO, DMY' set search_path = '' set lock_timeout = 3 as $$ select 1 $$;
