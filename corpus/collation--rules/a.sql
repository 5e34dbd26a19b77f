create collation ruled (provider = icu, locale = 'und');
