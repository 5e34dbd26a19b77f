create text search dictionary d (template = simple, accept = false, stopwords = 'english');
