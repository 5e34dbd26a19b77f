create trusted language l handler plpgsql_call_handler inline plpgsql_inline_handler validator plpgsql_validator;
comment on language l is 'Another';
create function f() returns int language l as 'begin return 1; end';
