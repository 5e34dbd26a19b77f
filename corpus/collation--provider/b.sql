create collation c (provider = builtin, locale = 'C.UTF-8');
