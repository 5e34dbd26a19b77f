insert into t values (1, '{"k": "v", "n": null, "o": "\"q\", [x]"}', 'x=>1, y=>NULL', '{"q": "w"}'), (2, '{}', '', null);
