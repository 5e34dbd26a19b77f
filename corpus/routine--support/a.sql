create function likes(text, text) returns boolean language internal immutable strict as 'textlike';
