create transform for int language sql (from sql with function prsd_lextype(internal));
