create collation c (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX');
