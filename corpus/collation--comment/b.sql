create collation german (provider = icu, locale = 'de');
comment on collation german is 'Umlauts after vowels';
