insert into t values (1, 'happy', '{sad}'), (2, 'sad', '{}');
