create function f() returns int language "plR" as 'return 1';
