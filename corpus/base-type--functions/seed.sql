insert into boxes values (1, '7', array['1', '2']::app."Size"[], 'a'), (2, null, null, null);
