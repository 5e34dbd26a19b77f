create function f() returns int language plperl as 'return 1';
