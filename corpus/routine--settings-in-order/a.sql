create function f() returns int language sql set work_mem = '4MB' set search_path = '' set datestyle = 'ISO, DMY' as $$ select 1 $$;
