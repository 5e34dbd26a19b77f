create text search dictionary d (template = simple, stopwords = english, accept = false);
comment on text search dictionary d is 'Stops';
